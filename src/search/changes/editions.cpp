// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/editions.hpp"

#include "schema/format.hpp"
#include "text/editions.hpp"

namespace torikumi::search {

std::vector<std::string> editions_of(const index::DocValues& values) {
  std::vector<std::string> editions = values.column(schema::slot::kEdition).labels();
  text::sort_editions(editions);
  return editions;
}

}  // namespace torikumi::search
