// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi export: every initiative, as indexed.
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/csv.hpp"
#include "api/json.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {

int run_export(const Words& words, const Streams& streams) {
  Options options("export", "[--db DIR] [--format jsonl|csv]",
                  "Prints every initiative as it was indexed, in the order of the sources.");
  options.database().text("format", "jsonl|csv", "(jsonl)");
  if (!options.parse(words, streams)) return kDone;
  const bool csv = options.choice_of("format", {"jsonl", "csv"}) == "csv";
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  const std::vector<std::string> further = searcher.database().collection().further_names();
  const bool has_city = searcher.database().doc_values()->cities() > 0;
  using api::Formulas;
  if (csv) {
    std::vector<std::string> header{"id", "edition"};
    if (has_city) header.emplace_back("city");
    for (const schema::FieldInfo& field : schema::kFields) header.emplace_back(field.name);
    header.insert(header.end(), further.begin(), further.end());
    streams.out << api::kByteOrderMark << api::csv_row(header, Formulas::kKeep);
  }
  searcher.for_each_record([&](const schema::Record& record) {
    if (!csv) {
      streams.out << api::to_json(record, further) << "\n";
      return;
    }
    std::vector<std::string> row{record.id, record.edition};
    if (has_city) row.push_back(record.city);
    row.insert(row.end(), record.fields.begin(), record.fields.end());
    row.insert(row.end(), record.further.begin(), record.further.end());
    streams.out << api::csv_row(row, Formulas::kKeep);
  });
  return kDone;
}

}  // namespace torikumi::cli
