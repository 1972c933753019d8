// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/editions.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "text/editions.hpp"

namespace torikumi::index {

std::vector<std::string> editions_of(const DocValues& values) {
  std::vector<std::string> editions = values.column(schema::slot::kEdition).labels();
  text::sort_editions(editions);
  return editions;
}

std::vector<std::size_t> ages_of_editions(const DocValues& values) {
  const std::vector<std::string> editions = editions_of(values);
  std::vector<std::size_t> ages;
  for (const std::string& label : values.column(schema::slot::kEdition).labels())
    ages.push_back(static_cast<std::size_t>(std::find(editions.begin(), editions.end(), label) -
                                            editions.begin()));
  return ages;
}

}  // namespace torikumi::index
