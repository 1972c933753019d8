// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi timeline: what is due when, by department.
#include <limits>
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/tables.hpp"
#include "api/timeline_json.hpp"
#include "cli/command.hpp"
#include "cli/filters.hpp"
#include "cli/options.hpp"
#include "cli/rewrites.hpp"
#include "cli/terminal.hpp"
#include "search/timeline/timeline.hpp"

namespace torikumi::cli {
namespace {

void print_text(const search::Timeline& timeline, const Streams& streams) {
  const char* bold = streams.out_is_terminal ? "\x1B[1m" : "";
  const char* plain = streams.out_is_terminal ? "\x1B[0m" : "";
  if (timeline.total == 0) {
    streams.out << "nothing is due in any year\n";
  } else if (timeline.items.empty()) {
    streams.out << "there are " << timeline.total << " only: --offset " << timeline.total - 1
                << " is the last\n";
  }
  int year = 0;
  for (const search::DueItem& item : timeline.items) {
    if (item.year != year)
      streams.out << (year != 0 ? "\n" : "") << bold << search::due_label(item.year) << plain
                  << "\n";
    year = item.year;
    streams.out << "  " << department_of(item.record) << "  "
                << in_one_line(item.record[schema::Field::kTitle]) << "  [" << item.record.id
                << "]\n";
    for (const search::DueItem::Sentence& each : item.sentences) {
      std::string line;
      for (const search::Fragment& part : each.fragments)
        line += part.hit ? bold + part.text + plain : part.text;
      streams.out << "    " << (streams.out_is_terminal ? line : in_one_line(line)) << "\n";
    }
  }
  const std::size_t shown = timeline.offset + timeline.items.size();
  if (shown < timeline.total)
    streams.out << "\n… " << timeline.total - shown << " more: --offset " << shown << "\n";
}

}  // namespace

int run_timeline(const Words& words, const Streams& streams) {
  Options options("timeline", "[OPTION]... [QUERY]",
                  "What is to be done by when, year by year (April to March), with the sentences "
                  "that say so; of each\n"
                  "city's newest edition. With QUERY only what it finds.");
  options.database()
      .list("due", "YEAR", "only this fiscal year: 2029, R11 (may be given again)")
      .list("city", "NAME", "only of this city (may be given again)")
      .list("department", "NAME", "only of this department (may be given again)")
      .list("category", "NAME", "only of this category (may be given again)")
      .list("edition", "NAME", "of this edition instead (may be given again)")
      .text("limit", "N", "how many to show, 1 to 1000 (50); csv: all")
      .text("offset", "N", "how many to pass over (0)")
      .text("format", "text|json|csv", "(text)")
      .rest("query");
  if (!options.parse(words, streams)) return kDone;
  const std::string format = options.choice_of("format", {"text", "json", "csv"});
  search::Request request;
  request.query = options.words_of("query");
  request.filters = filters_of(options, {"due", "city", "department", "category", "edition"});
  request.limit = options.number_of("limit", 50, 1, 1000);
  request.offset = options.number_of("offset", 0, 0, 999'999'999);
  if (format == "csv") request.limit = std::numeric_limits<std::uint32_t>::max();
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  const schema::FieldTable& fields = *searcher.database().collection().fields;
  const search::Timeline timeline = search::timeline(searcher, request);
  print_rewrites(timeline.rewrites, streams);
  if (format == "json") {
    streams.out << api::to_json(timeline, request.limit, fields) << "\n";
  } else if (format == "csv") {
    streams.out << api::to_csv(api::table_of(timeline, fields));
  } else {
    print_text(timeline, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
