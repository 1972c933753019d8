// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi changes: what was added, dropped and reworded between two editions.
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/changes_json.hpp"
#include "api/changes_table.hpp"
#include "api/tables.hpp"
#include "cli/command.hpp"
#include "cli/filters.hpp"
#include "cli/options.hpp"
#include "cli/rewrites.hpp"
#include "cli/terminal.hpp"
#include "search/changes/changes.hpp"

namespace torikumi::cli {
namespace {

using schema::Field;

std::string name_of(const schema::Record& record) {
  return department_of(record) + "  " + in_one_line(record[Field::kTitle]) + "  [" + record.id +
         "]";
}

/// With what differs between `open` and `close`.
std::string marked(const std::vector<search::Fragment>& fragments, const char* open,
                   const char* close) {
  std::string line;
  for (const search::Fragment& each : fragments)
    line += each.hit ? open + each.text + close : each.text;
  return in_one_line(line);
}

void print_sentences(const search::ChangeDetail& detail, const schema::FieldTable& fields,
                     std::ostream& out) {
  const schema::FieldTable::Entry* field = nullptr;
  for (const search::ChangedSentence& each : detail.sentences) {
    if (field != &fields[each.field]) {
      field = &fields[each.field];
      out << "    " << field->label << "\n";
    }
    if (!each.former.empty()) out << "    - " << marked(each.former, "[-", "-]") << "\n";
    if (!each.later.empty()) out << "    + " << marked(each.later, "{+", "+}") << "\n";
  }
}

void print_text(index::Database& database, const search::Changes& changes, std::ostream& out) {
  out << in_one_line(changes.from) << " -> " << in_one_line(changes.to) << ": ";
  for (std::size_t i = 0; i < changes.counts.size(); ++i)
    out << (i == 0 ? "" : ", ") << changes.counts[i] << " " << search::kChangeStatusNames[i];
  out << "\n";
  for (const std::string& each : changes.left_out)
    out << "left out, for it has not both editions: " << in_one_line(each) << "\n";
  std::optional<search::ChangeStatus> status;
  for (const search::Change& each : changes.listed) {
    if (status != each.status) out << "\n" << search::name_of(each.status) << "\n";
    status = each.status;
    const search::ChangeDetail detail = search::detail(database, each);
    out << "  " << name_of(detail.later ? *detail.later : detail.formers.front()) << "\n";
    if (!detail.later) continue;
    for (const schema::Record& former : detail.formers) {
      const bool is_named_so = former[Field::kTitle] == (*detail.later)[Field::kTitle] &&
                               former[Field::kDepartment] == (*detail.later)[Field::kDepartment];
      if (!is_named_so || detail.formers.size() > 1) out << "    was " << name_of(former) << "\n";
    }
    print_sentences(detail, *database.collection().fields, out);
  }
}

}  // namespace

int run_changes(const Words& words, const Streams& streams) {
  Options options("changes", "[OPTION]... [QUERY]",
                  "What became of one edition's initiatives in another: added, dropped, reworded "
                  "(which sentences came,\n"
                  "went and changed), moved to another department, unchanged. With QUERY only "
                  "what it finds.");
  options.database()
      .text("from", "EDITION", "(the last but one)")
      .text("to", "EDITION", "(the last)")
      .list("city", "X", "only of this city; may be given again")
      .list("department", "X", "only of this department; may be given again")
      .list("category", "X", "only of this category; may be given again")
      .list("status", "added|dropped|reworded|moved|unchanged",
            "list these (all but unchanged); may be given again")
      .text("format", "text|json|csv", "(text)")
      .rest("query");
  if (!options.parse(words, streams)) return kDone;
  const std::string format = options.choice_of("format", {"text", "json", "csv"});
  search::ChangesRequest request;
  request.from = options.text_of("from");
  request.to = options.text_of("to");
  request.statuses = options.list_of("status");
  request.narrowed.query = options.words_of("query");
  request.narrowed.filters = filters_of(options, {"city", "department", "category"});
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  index::Database& database = searcher.database();
  const search::Changes changes = search::find_changes(searcher, request);
  print_rewrites(changes.rewrites, streams);
  if (format == "json") {
    const auto all = static_cast<std::uint32_t>(changes.listed.size());
    streams.out << api::to_json(changes, 0, all, search::details(database, changes, 0, all),
                                *database.collection().fields)
                << "\n";
  } else if (format == "csv") {
    streams.out << api::to_csv(api::table_of(changes, database));
  } else {
    print_text(database, changes, streams.out);
  }
  return kDone;
}

}  // namespace torikumi::cli
