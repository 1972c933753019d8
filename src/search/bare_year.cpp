// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/bare_year.hpp"

#include "schema/format.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {

std::optional<std::string> with_own_era(const std::string& typed, store::Database& database) {
  const std::string normal = text::for_words(typed).text;
  std::size_t digits = 0;
  while (digits < normal.size() && text::is_ascii_digit(static_cast<unsigned char>(normal[digits])))
    ++digits;
  const std::string rest = normal.substr(digits);
  if (digits == 0 || digits > 2 || (rest != "年" && rest != "年度")) return std::nullopt;
  const int number = std::stoi(normal.substr(0, digits));
  const text::Era* own = nullptr;
  Xapian::doccount most = 0;
  for (const text::Era& era : text::kEras) {
    if (number < 1 || number > era.years) continue;
    const Xapian::doccount told = database.xapian().get_termfreq(
        std::string(schema::prefix::kYear) + std::to_string(era.first + number - 1));
    if (told <= most) continue;
    most = told;
    own = &era;
  }
  if (own == nullptr) return std::nullopt;
  return std::string(own->name) + normal;
}

}  // namespace torikumi::search
