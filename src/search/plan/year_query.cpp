// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/year_query.hpp"

#include "schema/format.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {

std::optional<std::string> with_own_era(const std::string& typed, IndexReader& reader) {
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
    const double told =
        reader.frequency(Term(TermKind::kYear, std::to_string(era.first + number - 1)));
    if (told <= most) continue;
    most = told;
    own = &era;
  }
  if (own == nullptr) return std::nullopt;
  return std::string(own->name) + normal;
}

YearRange year_range_of(const std::string& typed) {
  constexpr int kLongestRange = 400;
  const std::string normal = text::for_words(typed).text;
  const std::size_t dots = normal.find("..");
  if (dots == std::string::npos) return {};
  const auto first = text::year_called(normal.substr(0, dots));
  const auto last = text::year_called(normal.substr(dots + 2));
  if (!first && !last) return {};
  if (!first || !last)
    return {{},
            "年の範囲は両端を書いてください（例：2014..2016）。片方だけの年として検索しました。"};
  if (*last < *first || *last - *first > kLongestRange)
    return {{}, "年の範囲として読めません（例：2014..2016）。古い年を先に書いてください。"};
  YearRange range;
  for (int year = *first; year <= *last; ++year) range.years.push_back(year);
  return range;
}

}  // namespace torikumi::search
