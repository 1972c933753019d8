// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/overview/overview.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "index/editions.hpp"
#include "index/posting_cursor.hpp"
#include "schema/format.hpp"
#include "search/facets/edition_scope.hpp"

namespace torikumi::search {
namespace {

namespace slot = schema::slot;

/// Years that a plan may speak of; others are history.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2060;

std::vector<LabelCount> count_editions(const index::DocValues& values, const DocumentSet& some) {
  const index::LabelColumn& column = values.column(slot::kEdition);
  std::map<std::string, std::uint32_t> counts;
  some.for_each([&](Xapian::docid document) {
    if (column[document] != index::LabelColumn::kNone) ++counts[column.labels()[column[document]]];
  });
  std::vector<LabelCount> all;
  for (const std::string& each : index::editions_of(values)) {
    if (counts.contains(each)) all.push_back({each, counts[each]});
  }
  return all;
}

std::vector<LabelCount> count_years(Searcher& searcher, const DocumentSet& some) {
  std::vector<LabelCount> all;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    LabelCount own{std::to_string(year), 0};
    const auto postings =
        searcher.database().postings(index::Term(index::TermKind::kYear, own.label));
    index::for_each_posting(*postings, [&](const index::PostingCursor& at) {
      if (some.contains(at.doc())) ++own.count;
    });
    if (own.count > 0) all.push_back(std::move(own));
  }
  return all;
}

}  // namespace

Overview overview(Searcher& searcher, analysis::Analyser& analyser, const std::string& department) {
  const auto values = searcher.database().doc_values();
  const EditionScope scope = edition_scope(*values, "");
  std::vector<Filter> filters;
  if (!department.empty()) filters.push_back({"department", {department}});
  const DocumentSet every = searcher.left_by(filters);  // in all editions
  if (every.empty() && !department.empty())
    throw base::Error(base::Code::kNotFound, "there is no department " + department,
                      "torikumi matrix --rows departments lists them");
  DocumentSet some = scope.documents;
  some &= every;
  Overview overview;
  overview.total = some.size();
  overview.counted = scope.editions;
  overview.is_one_edition =
      index::editions_of(*values).empty() || (!scope.has_undated && scope.editions.size() == 1);
  for (const Facet& facet : searcher.facets_of(some)) {
    std::vector<LabelCount>* counts = facet.name == "department" ? &overview.departments
                                      : facet.name == "category" ? &overview.categories
                                                                 : nullptr;
    for (const FacetValue& each : facet.values) {
      if (counts != nullptr && each.count > 0) counts->push_back({each.value, each.count});
    }
  }
  overview.editions = count_editions(*values, every);
  overview.years = count_years(searcher, some);
  if (!department.empty() && !some.empty())
    overview.words = telling_words(searcher, analyser, some, scope.documents, department);
  return overview;
}

}  // namespace torikumi::search
