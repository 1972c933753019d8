// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi suggest: completions from kanji, kana or romaji.
#include <ostream>

#include "api/suggestions_json.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
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
  const std::string typed = options.words_of("prefix");
  const std::uint32_t limit = options.number_of("limit", 10, 1, 100);
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  const std::vector<index::VocabularyEntry> found = searcher.suggest(typed, limit);
  if (as_json) {
    streams.out << api::to_json(found) << "\n";
    return kDone;
  }
  for (const index::VocabularyEntry& entry : found) {
    streams.out << in_one_line(entry.text) << "  " << api::name_of(entry.kind) << "  "
                << entry.count << "\n";
  }
  return kDone;
}

}  // namespace torikumi::cli
