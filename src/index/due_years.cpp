// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/due_years.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/value_slots.hpp"

namespace torikumi::index {
namespace {

/// 0 for what is no year, as a damaged database may have it.
int year_of(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && year > 0 && year < 10'000 ? year : 0;
}

LabelColumn column_of(Database& database, Xapian::docid last, std::vector<int>& years) {
  std::map<Xapian::docid, std::string> sets;
  for (const Term& term : database.terms_beginning(Term(TermKind::kDueYear, ""))) {
    const std::string year(term.text());
    if (year_of(year) == 0) continue;
    years.push_back(year_of(year));
    for_each_posting(*database.postings(term), [&](const PostingCursor& at) {
      std::string& set = sets[at.doc()];
      set += (set.empty() ? "" : " ") + year;
    });
  }
  std::vector<std::string> labels;
  std::map<std::string, std::uint32_t> places;
  std::vector<std::uint32_t> of(last + std::size_t{1}, LabelColumn::kNone);
  for (const auto& [document, set] : sets) {
    const auto [known, fresh] = places.emplace(set, static_cast<std::uint32_t>(labels.size()));
    if (fresh) labels.push_back(label_value(set));
    of[document] = known->second;
  }
  return {labels, std::move(of)};
}

}  // namespace

DueYears::DueYears(Database& database, Xapian::docid last)
    : sets_(column_of(database, last, years_)) {
  std::sort(years_.begin(), years_.end());
  for (const std::string& label : sets_.labels()) {
    std::istringstream words(label);
    std::vector<int> years;
    for (int year = 0; words >> year;) years.push_back(year);
    years_of_sets_.push_back(std::move(years));
  }
}

}  // namespace torikumi::index
