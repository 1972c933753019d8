// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi lineage: which initiative continues which in the next edition.
#include <ostream>

#include "api/lineage_json.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "index/database.hpp"

namespace torikumi::cli {

int run_lineage(const Words& words, const Streams& streams) {
  Options options("lineage", "[--db DIR] [--format tsv|jsonl]",
                  "Which initiative continues which in the next edition, one pair a line: former "
                  "id, later id,\n"
                  "same, retitled, moved, split or merged, confidence. They are found by torikumi "
                  "index; a collection\n"
                  "can name a file of such lines to mend them (index/collections/README.md).");
  options.database().text("format", "tsv|jsonl", "(tsv); jsonl tells also what a pair is known by");
  if (!options.parse(words, streams)) return kDone;
  const bool as_json = options.choice_of("format", {"tsv", "jsonl"}) == "jsonl";
  index::Database database(options.database_directory());
  const auto lineage = database.lineage();
  const auto id_of = [&](index::DocId document) {
    return std::string(index::view_record(database.texts(document)).id);
  };
  for (const index::Link& each : lineage->links()) {
    const std::string former = id_of(each.former);
    const std::string later = id_of(each.later);
    if (as_json) {
      streams.out << api::to_json_line(each, former, later) << "\n";
    } else {
      streams.out << former << "\t" << later << "\t" << index::name_of(each.kind) << "\t"
                  << api::confidence_text(each) << "\n";
    }
  }
  if (lineage->links().empty()) {
    streams.err << "no initiative is known in two editions; a collection says where editions "
                   "stand: index/collections/README.md\n";
  }
  return kDone;
}

}  // namespace torikumi::cli
