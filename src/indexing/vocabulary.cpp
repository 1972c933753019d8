// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/vocabulary.hpp"

#include <algorithm>
#include <map>

#include "analysis/analyser.hpp"
#include "analysis/readings.hpp"
#include "base/utf8.hpp"
#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/posting_lists.hpp"
#include "index/stored_record.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::indexing {
namespace {

using index::EntryKind;
using index::Term;
using index::TermKind;

/// Bytes of what is proposed: nobody picks a longer text from a list.
constexpr std::size_t kLongestProposal = 240;

using Counts = std::map<std::string, std::uint32_t>;

/// How many records have each term in a text.
Counts count_terms(const std::vector<Xapian::Database>& shards, TermKind kind) {
  Counts counts;
  index::for_each_list(shards, kind, [&](const Term& term, const index::PostingList& list) {
    std::uint32_t count = 0;
    for_each_posting(list, [&](const index::PostingCursor& at) {
      if ((at.fields() & schema::kTexts) != 0) ++count;
    });
    if (count > 0) counts[std::string(term.text())] += count;
  });
  return counts;
}

Counts count_labels(const std::vector<Xapian::Database>& shards, Xapian::valueno slot) {
  Counts counts;
  for (const Xapian::Database& shard : shards) {
    for (auto it = shard.valuestream_begin(slot); it != shard.valuestream_end(slot); ++it)
      ++counts[std::string(index::label_of_value(*it))];
  }
  return counts;
}

Counts count_titles(const std::vector<Xapian::Database>& shards) {
  Counts counts;
  const index::PackingDictionary dictionary = index::read_dictionary(shards.front());
  for (const Xapian::Database& shard : shards) {
    for (auto it = shard.postlist_begin(""); it != shard.postlist_end(""); ++it) {
      const std::string texts = index::texts_of(shard.get_document(*it).get_data(), dictionary);
      ++counts[std::string(
          index::view_record(texts).fields[schema::index_of(schema::Field::kTitle)])];
    }
  }
  return counts;
}

struct Spelling {
  std::string commonest;
  std::uint32_t count = 0;   ///< records that spell it so
  std::uint32_t others = 0;  ///< records that spell it otherwise than the term, in any way
};

/// How the texts spell each word that they spell otherwise than its term.
std::map<std::string, Spelling> spellings_of_terms(const std::vector<Xapian::Database>& shards) {
  std::map<std::string, Counts> all;
  index::for_each_list(
      shards, TermKind::kSurface, [&](const Term& term, const index::PostingList& list) {
        const std::string text(term.text());
        const std::size_t tab = text.find('\t');
        if (tab == std::string::npos) return;
        all[text.substr(0, tab)][text.substr(tab + 1)] += list.document_frequency();
      });
  std::map<std::string, Spelling> found;
  for (const auto& [word, spellings] : all) {
    Spelling& spelling = found[word];
    for (const auto& [surface, count] : spellings) {
      spelling.others += count;
      if (count <= spelling.count) continue;
      spelling.commonest = surface;
      spelling.count = count;
    }
  }
  return found;
}

/// A word that people would type: not a noun's mark, a number or a single character but kanji,
/// which are found by their sound (港).
bool can_be_proposed(const std::string& word) {
  const base::Decoded first = base::decode(word, 0);
  return !word.ends_with(index::kNounOfVerb) &&
         (first.bytes < word.size() || text::is_kanji(first.code_point)) &&
         (word[0] < '0' || word[0] > '9');
}

}  // namespace

std::vector<index::VocabularyEntry> gather_vocabulary(const std::vector<Xapian::Database>& shards,
                                                      const schema::Collection& collection,
                                                      const analysis::Dictionary& dictionary) {
  analysis::Analyser analyser(dictionary);
  std::vector<index::VocabularyEntry> entries;
  const std::map<std::string, Spelling> spellings = spellings_of_terms(shards);
  const auto add = [&](const Counts& counts, EntryKind kind, std::uint32_t least) {
    for (const auto& [term, count] : counts) {
      if (count < least || term.empty() || term.size() > kLongestProposal) continue;
      if (kind == EntryKind::kWord && !can_be_proposed(term)) continue;
      const auto spelled = kind == EntryKind::kWord ? spellings.find(term) : spellings.end();
      const bool otherwise =
          spelled != spellings.end() && spelled->second.count + spelled->second.others >= count;
      const std::string& text = otherwise ? spelled->second.commonest : term;
      const std::string key = text::comparison_key(text);
      for (std::string& reading :
           analysis::whole_readings(analyser.analyse(text), dictionary.reading_overrides()))
        entries.push_back({text, key, std::move(reading), kind, count});
    }
  };
  add(count_terms(shards, TermKind::kWord), EntryKind::kWord, 1);
  // Of a large collection, runs of nouns that one record alone has are more than anyone looks for.
  constexpr Xapian::doccount kLarge = 2000;
  Xapian::doccount records = 0;
  for (const Xapian::Database& shard : shards) records += shard.get_doccount();
  add(count_terms(shards, TermKind::kCompound), EntryKind::kWord, records > kLarge ? 2 : 1);
  add(count_titles(shards), EntryKind::kTitle, 1);
  Counts departments = count_labels(shards, schema::slot::kDepartment);
  const Counts own = departments;
  for (const auto& [label, count] : own) {
    // A whole has its parts' initiatives, too.
    if (const auto whole = collection.parent_of(label)) departments[*whole] += count;
  }
  add(departments, EntryKind::kDepartment, 1);
  add(count_labels(shards, schema::slot::kCategory), EntryKind::kCategory, 1);
  return entries;
}

}  // namespace torikumi::indexing
