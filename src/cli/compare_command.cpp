// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi compare: initiatives side by side.
#include <ostream>

#include "api/related_json.hpp"
#include "api/tables.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/similar/compare.hpp"

namespace torikumi::cli {
namespace {

void print_text(const search::Comparison& comparison, const Streams& streams) {
  // Without a terminal's bold, brackets that no text of the source has show what is shared.
  const char* open = streams.out_is_terminal ? "\x1B[1m" : "⟦";
  const char* close = streams.out_is_terminal ? "\x1B[0m" : "⟧";
  for (const schema::FieldTable::Entry& field : comparison.fields->all()) {
    streams.out << "== " << field.label << "\n";
    for (std::size_t i = 0; i < comparison.records.size(); ++i) {
      streams.out << "[" << i + 1 << "] ";
      for (const search::Fragment& each : comparison.marked[i][schema::index_of(field.field)]) {
        const std::string text = in_one_line(each.text);
        streams.out << (each.hit ? open + text + close : text);
      }
      streams.out << "\n";
    }
    streams.out << "\n";
  }
  streams.out << "== 共通する語\n";
  if (comparison.common.empty()) streams.out << "none that tells anything\n";
  for (const search::CommonTerm& each : comparison.common) {
    streams.out << in_one_line(each.term) << " ";
    for (const std::size_t i : each.shared) streams.out << " [" << i + 1 << "]";
    streams.out << "\n";
  }
}

}  // namespace

int run_compare(const Words& words, const Streams& streams) {
  Options options("compare", "[--db DIR] [--format text|json|csv] ID ID...",
                  "Shows 2 to 7 initiatives side by side, field by field, with what they share "
                  "marked.");
  options.database().text("format", "text|json|csv", "(text)").rest("id");
  if (!options.parse(words, streams)) return kDone;
  const std::string format = options.choice_of("format", {"text", "json", "csv"});
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  analysis::Analyser analyser(dictionary);
  index::Database database(options.database_directory());
  const search::Comparison comparison = search::compare(database, analyser, options.list_of("id"));
  if (format == "json") {
    streams.out << api::to_json(comparison) << "\n";
  } else if (format == "csv") {
    streams.out << api::to_csv(api::table_of(comparison));
  } else {
    print_text(comparison, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
