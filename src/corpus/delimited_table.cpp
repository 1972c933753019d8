// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/delimited_table.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "corpus/delimited.hpp"
#include "corpus/header_search.hpp"
#include "corpus/table_reader.hpp"

namespace torikumi::corpus {
namespace {

/// What the first rows look like under one delimiter.
struct Trial {
  HeaderSearch search;
  std::optional<base::Error> damage;  ///< why the rest could not be looked at
};

Trial try_delimiter(std::string_view text, char delimiter, const std::string& source,
                    const Columns& columns) {
  Trial trial{HeaderSearch(columns), {}};
  try {
    read_delimited(text, delimiter, source,
                   [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view) {
                     return trial.search.take(cells, line);
                   });
  } catch (const base::Error& error) {
    // Under a wrong delimiter quotes stand anywhere; what is wrong under the right one is told.
    trial.damage = error;
  }
  return trial;
}

char find_delimiter(std::string_view text, const std::string& source, const Columns& columns) {
  std::optional<Trial> best;
  for (const char delimiter : {'\t', ',', ';'}) {
    Trial trial = try_delimiter(text, delimiter, source, columns);
    if (trial.search.has_found()) return delimiter;
    if (!best || filled(trial.search.fullest()) > filled(best->search.fullest()))
      best.emplace(std::move(trial));
  }
  if (best->damage) throw base::Error(*best->damage);
  columns.refuse({source, "", best->search.fullest_line()}, best->search.fullest());
}

}  // namespace

void read_delimited_table(std::string_view text, const std::string& source, const Columns& columns,
                          const schema::Collection& collection, RowSink& sink) {
  const char delimiter = find_delimiter(text, source, columns);
  TableReader reader(source, "", columns, collection, sink);
  read_delimited(text, delimiter, source,
                 [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view raw) {
                   const auto feeds = std::count(raw.begin(), raw.end(), '\n');
                   const std::uint32_t lines =
                       static_cast<std::uint32_t>(feeds) + (raw.ends_with('\n') ? 0 : 1);
                   reader.take({std::move(cells), line, lines, raw, {}});
                   cells.clear();
                   return true;
                 });
  reader.finish();
}

}  // namespace torikumi::corpus
