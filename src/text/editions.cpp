// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/editions.hpp"

#include <algorithm>
#include <tuple>

#include "text/characters.hpp"
#include "text/collation.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::text {
namespace {

int year_of(std::string_view edition) {
  const std::string form = for_words(edition).text;
  // 2026 and R8 alone are years as well.
  for (const std::string& each : {form, form + "年"}) {
    const std::vector<YearMention> years = all_years(each);
    if (!years.empty()) return years.front().year;
  }
  return 0;
}

/// The name with each number filled up by zeros, so that names compare as their numbers do.
std::string with_filled_numbers(std::string_view edition) {
  constexpr std::size_t kDigits = 8;
  const std::string key = comparison_key(edition);
  std::string filled;
  for (std::size_t at = 0; at < key.size();) {
    const auto is_digit = [](char c) { return is_ascii_digit(static_cast<unsigned char>(c)); };
    std::size_t end = at;
    while (end < key.size() && is_digit(key[end])) ++end;
    if (end == at) {
      filled.push_back(key[at++]);
      continue;
    }
    if (end - at < kDigits) filled.append(kDigits - (end - at), '0');
    filled.append(key, at, end - at);
    at = end;
  }
  return filled;
}

struct SortKey {
  int year;
  std::string name;

  explicit SortKey(std::string_view edition)
      : year(year_of(edition)), name(sort_key(with_filled_numbers(edition))) {}
  friend bool operator<(const SortKey& a, const SortKey& b) {
    return std::tie(a.year, a.name) < std::tie(b.year, b.name);
  }
};

}  // namespace

bool is_earlier_edition(std::string_view first, std::string_view second) {
  return SortKey(first) < SortKey(second);
}

void sort_editions(std::vector<std::string>& editions) {
  std::vector<std::pair<SortKey, std::string>> keyed;
  for (std::string& each : editions) {
    SortKey key(each);
    keyed.emplace_back(std::move(key), std::move(each));
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) editions[i] = std::move(keyed[i].second);
}

}  // namespace torikumi::text
