// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi themes: groups of like initiatives across wards.
#include <ostream>

#include "api/related_json.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/similar/themes.hpp"

namespace torikumi::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : ", ") + in_one_line(word);
  return line;
}

void print_text(const std::vector<search::Theme>& themes, const Streams& streams) {
  using schema::Field;
  for (const search::Theme& theme : themes) {
    streams.out << theme.number + 1 << ". " << joined(theme.terms) << "\n";
    for (const schema::Record& record : theme.initiatives) {
      streams.out << "    " << department_of(record) << "  " << in_one_line(record[Field::kTitle])
                  << "  [" << record.id << "]\n";
    }
    if (!theme.missing.empty()) streams.out << "    not told of: " << joined(theme.missing) << "\n";
    streams.out << "\n";
  }
  if (themes.empty()) {
    streams.out << "No two departments say so much of the same that it makes a theme.\n";
  } else {
    streams.out << "Not told of means that this source does not say it, not that nobody does it.\n";
  }
}

}  // namespace

int run_themes(const Words& words, const Streams& streams) {
  Options options("themes", "[--db DIR] [--format text|json]",
                  "Groups of like initiatives across wards (across departments where the "
                  "collection declares no wards):\n"
                  "their telling terms, who is in, which ward is missing. They are found by "
                  "torikumi index.");
  options.database().text("format", "text|json", "(text)");
  if (!options.parse(words, streams)) return kDone;
  const std::string format = options.choice_of("format", {"text", "json"});
  index::Database database(options.database_directory());
  const std::vector<search::Theme> themes = search::Themes(database).all();
  if (format == "json") {
    streams.out << api::to_json(themes) << "\n";
  } else {
    print_text(themes, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
