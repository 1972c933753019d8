// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/row.hpp"

namespace torikumi::corpus {

std::string place_of(const schema::Origin& origin) {
  const bool is_page = origin.sheet.starts_with("p.");
  std::string place = origin.source;
  if (!origin.sheet.empty()) place += (is_page ? ": " : ": sheet ") + origin.sheet;
  if (origin.line > 0)
    place += (origin.sheet.empty() ? ": line " : ": row ") + std::to_string(origin.line);
  return place;
}

std::string page_name(std::size_t page) { return "p." + std::to_string(page); }

}  // namespace torikumi::corpus
