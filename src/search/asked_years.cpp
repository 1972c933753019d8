// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/asked_years.hpp"

#include "schema/format.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {

std::optional<std::string> with_own_era(const std::string& typed, Generation& generation) {
  const std::string normal = text::for_words(typed).text;
  std::size_t digits = 0;
  while (digits < normal.size() && text::is_ascii_digit(static_cast<unsigned char>(normal[digits])))
    ++digits;
  const std::string rest = normal.substr(digits);
  if (digits == 0 || digits > 2 || (rest != "年" && rest != "年度")) return std::nullopt;
  const int number = std::stoi(normal.substr(0, digits));
  const text::Era* own = nullptr;
  double most = 0;
  for (const text::Era& era : text::kEras) {
    if (number < 1 || number > era.years) continue;
    const double told = generation.frequency(std::string(schema::prefix::kYear) +
                                             std::to_string(era.first + number - 1));
    if (told <= most) continue;
    most = told;
    own = &era;
  }
  if (own == nullptr) return std::nullopt;
  return std::string(own->name) + normal;
}

namespace {

/// The years on both sides of two dots; nothing for a side where there is something else, or
/// nothing.
struct Ends {
  std::optional<int> first;
  std::optional<int> last;
};
std::optional<Ends> ends_of_range(const std::string& typed) {
  const std::string normal = text::for_words(typed).text;
  const std::size_t dots = normal.find("..");
  if (dots == std::string::npos) return std::nullopt;
  const auto year_of = [](std::string part) -> std::optional<int> {
    if (part.find("年") == std::string::npos) part += "年";
    const auto years = text::all_years(part);
    const bool whole = years.size() == 1 && years[0].range.size() == part.size();
    return whole ? std::optional<int>(years[0].year) : std::nullopt;
  };
  return Ends{year_of(normal.substr(0, dots)), year_of(normal.substr(dots + 2))};
}

}  // namespace

std::vector<std::string> terms_of_year_range(const std::string& typed) {
  constexpr int kLongestRange = 400;
  const auto ends = ends_of_range(typed);
  if (!ends || !ends->first || !ends->last) return {};
  if (*ends->last < *ends->first || *ends->last - *ends->first > kLongestRange) return {};
  std::vector<std::string> years;
  for (int year = *ends->first; year <= *ends->last; ++year)
    years.push_back(std::string(schema::prefix::kYear) + std::to_string(year));
  return years;
}

std::optional<std::string> fault_of_year_range(const std::string& typed) {
  const auto ends = ends_of_range(typed);
  if (!ends || (!ends->first && !ends->last)) return std::nullopt;
  if (!ends->first || !ends->last)
    return "年の範囲は両端を書いてください（例：2014..2016）。片方だけの年として探しました";
  if (!terms_of_year_range(typed).empty()) return std::nullopt;
  return "年の範囲として読めません（例：2014..2016）。古い年を先に書いてください";
}

}  // namespace torikumi::search
