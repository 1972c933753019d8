// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/editions.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "schema/format.hpp"
#include "text/editions.hpp"
#include "text/normalise.hpp"

namespace torikumi::index {

std::vector<std::string> editions_of(const DocValues& values) {
  std::vector<std::string> editions = values.column(schema::slot::kEdition).labels();
  text::sort_editions(editions);
  return editions;
}

std::optional<std::string> edition_called(const std::vector<std::string>& editions,
                                          const std::string& name) {
  const std::string key = text::comparison_key(name);
  const auto called = std::find_if(editions.begin(), editions.end(), [&](const std::string& each) {
    return text::comparison_key(each) == key;
  });
  return called == editions.end() ? std::nullopt : std::optional(*called);
}

std::string known_edition(const std::vector<std::string>& editions, const std::string& name) {
  if (const auto called = edition_called(editions, name)) return *called;
  std::string known;
  for (const std::string& each : editions) known += (known.empty() ? "" : ", ") + each;
  throw base::Error(base::Code::kUsage,
                    "there is no edition " + name +
                        (known.empty() ? "; no initiative tells of one" : "; there are " + known),
                    known.empty() ? "leave it out" : "name one of these");
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
