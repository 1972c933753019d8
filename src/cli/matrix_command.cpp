// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi matrix: who does what, and who does not.
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/related_json.hpp"
#include "api/tables.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
namespace {

void print_text(const search::CrossTab& matrix, const Streams& streams) {
  for (const std::string& each : matrix.editions)
    streams.out << "edition: " << in_one_line(each) << "\n";
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    streams.out << in_one_line(matrix.rows[row]) << "  " << matrix.row_totals[row] << "\n";
    for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
      if (matrix.counts[row][column] == 0) continue;
      streams.out << "    " << in_one_line(matrix.columns[column]) << "  "
                  << matrix.counts[row][column] << "\n";
    }
  }
  streams.out << "\nA 0 means that this source does not say it, not that nobody does it.\n";
}

}  // namespace

int run_matrix(const Words& words, const Streams& streams) {
  Options options("matrix", "[OPTION]... [QUERY]",
                  "Counts the initiatives that QUERY finds (all where there is none) by department "
                  "and category,\n"
                  "those without any included.");
  options.database()
      .text("rows", "wards|departments|cities",
            "(wards where the collection has any, else departments)")
      .text("columns", "category", "(category)")
      .text("edition", "EDITION", "count this one (each city's newest: editions are never added)")
      .text("format", "text|json|csv", "(text)")
      .rest("query");
  if (!options.parse(words, streams)) return kDone;
  options.choice_of("columns", {"category"});
  const std::string format = options.choice_of("format", {"text", "json", "csv"});
  const std::string query = options.words_of("query");
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  const std::string edition = options.text_of("edition");
  search::CrossTab matrix = searcher.matrix(
      query, search::cross_tab_rows_named(options.choice_of("rows", search::kCrossTabRowNames)),
      edition);
  if (matrix.rows.empty() && !options.has("rows"))
    matrix = searcher.matrix(query, search::CrossTabRows::kDepartments, edition);
  if (format == "json") {
    streams.out << api::to_json(matrix) << "\n";
  } else if (format == "csv") {
    streams.out << api::to_csv(
        api::table_of(matrix, options.text_of("rows") == "cities" ? "自治体" : "局・区・室"));
  } else {
    print_text(matrix, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
