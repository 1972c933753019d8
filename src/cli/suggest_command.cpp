// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi suggest: completions from kanji, kana or romaji.
#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/suggestions.hpp"

namespace torikumi::cli {
namespace {

const char* name_of(store::EntryKind kind) {
  switch (kind) {
    case store::EntryKind::kTitle:
      return "title";
    case store::EntryKind::kDepartment:
      return "department";
    case store::EntryKind::kCategory:
      return "category";
    case store::EntryKind::kWord:
      break;
  }
  return "word";
}

}  // namespace

int run_suggest(const Words& words, const Streams& streams) {
  Options options(
      "suggest", "[--db DIR] [--limit N] [--format text|json] PREFIX",
      "Shows what the collection has that begins so, in writing or in sound: くや, kuya "
      "and 区や find 区役所.");
  options.database()
      .text("limit", "N", "how many to show, 1 to 100 (10)")
      .text("format", "text|json", "(text)")
      .rest("prefix");
  if (!options.parse(words, streams)) return kDone;
  std::string typed;
  for (const std::string& word : options.list_of("prefix"))
    typed += (typed.empty() ? "" : " ") + word;
  const std::uint32_t limit = options.number_of("limit", 10, 1, 100);
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const analysis::Dictionary dictionary;
  store::Database database(options.database_directory());
  search::Suggestions suggestions(database, dictionary);
  namespace json = boost::json;
  json::array all;
  for (const store::VocabularyEntry& entry : suggestions.complete(typed, limit)) {
    if (!as_json)
      streams.out << in_one_line(entry.text) << "  " << name_of(entry.kind) << "  " << entry.count
                  << "\n";
    all.push_back(
        json::object{{"text", entry.text}, {"kind", name_of(entry.kind)}, {"count", entry.count}});
  }
  if (as_json)
    streams.out << json::serialize(json::object{{"suggestions", std::move(all)}}) << "\n";
  return kDone;
}

}  // namespace torikumi::cli
