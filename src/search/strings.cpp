// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/strings.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/documents.hpp"
#include "store/stored_record.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

namespace prefix = schema::prefix;

/// The n-grams that every record holding the string must have.
std::vector<std::string> grams_of(const std::string& string_form, bool labels) {
  std::set<std::string> grams;
  analysis::for_each_pair(string_form, [&](std::string_view pair) {
    grams.insert(std::string(labels ? prefix::kLabelBigram : prefix::kBigram) + std::string(pair));
  });
  if (grams.empty())
    grams.insert(std::string(labels ? prefix::kLabelUnigram : prefix::kUnigram) + string_form);
  return {grams.begin(), grams.end()};
}

bool holds(const store::RecordView& record, const std::string& string_form, const Scope& scope) {
  return std::any_of(schema::kFields.begin(), schema::kFields.end(),
                     [&](const schema::FieldInfo& field) {
                       const std::string_view text = record.fields[schema::index_of(field.field)];
                       return scope.covers(field.field) &&
                              (text::stands_as_it_is(text, string_form) ||
                               text::string_form(text).find(string_form) != std::string::npos);
                     });
}

}  // namespace

Xapian::Query holding(store::Database& database, const std::string& string_form, Scope scope,
                      const Xapian::Query& known) {
  const bool labels = scope.field ? schema::info(*scope.field).is_label : scope.labels;
  const std::vector<std::string> grams = grams_of(string_form, labels);
  Xapian::Query candidates(Xapian::Query::OP_AND, grams.begin(), grams.end());
  const bool grams_are_exact = !scope.field && base::count_code_points(string_form) <= 2;
  if (grams_are_exact) return candidates;

  if (!known.empty()) candidates = Xapian::Query(Xapian::Query::OP_AND_NOT, candidates, known);
  Xapian::Enquire enquire(database.xapian());
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const Xapian::MSet found = enquire.get_mset(0, database.xapian().get_doccount());
  std::vector<Xapian::docid> holding;
  for (auto it = found.begin(); it != found.end(); ++it) {
    const store::RecordView record = store::view_record(database.texts(*it));
    if (holds(record, string_form, scope)) holding.push_back(*it);
  }
  std::sort(holding.begin(), holding.end());
  return these(database, std::move(holding));
}

}  // namespace torikumi::search
