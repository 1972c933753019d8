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
#include "index/vocabulary.hpp"
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

/// How the texts spell each word that they spell otherwise than its term, word by word.
class Spellings {
 public:
  explicit Spellings(const std::vector<Xapian::Database>& shards)
      : surfaces_(shards, TermKind::kSurface) {
    advance();
  }

  struct Spelling {
    std::string commonest;
    std::uint32_t count = 0;   ///< records that spell it so
    std::uint32_t others = 0;  ///< records that spell it otherwise than the term, in any way
  };
  /// Of a word; words are asked for in ascending order.
  Spelling of(std::string_view word) {
    while (has_surface_ && word_ < word) advance();
    Spelling spelling;
    for (; has_surface_ && word_ == word; advance()) {
      const std::uint32_t count = surfaces_.list().document_frequency();
      spelling.others += count;
      if (count <= spelling.count) continue;
      spelling.commonest = surface_;
      spelling.count = count;
    }
    return spelling;
  }

 private:
  /// On to the next surface, and to its word.
  void advance() {
    while ((has_surface_ = surfaces_.next())) {
      const std::string_view text = surfaces_.term().text();
      const std::size_t tab = text.find('\t');
      if (tab == std::string_view::npos) continue;
      word_ = text.substr(0, tab);
      surface_ = text.substr(tab + 1);
      return;
    }
  }

  index::PostingLists surfaces_;
  bool has_surface_ = false;
  std::string word_;
  std::string surface_;
};

/// A word that people would type: not a noun's mark, a number or a single character but kanji,
/// which are found by their sound (港).
bool can_be_proposed(const std::string& word) {
  const base::Decoded first = base::decode(word, 0);
  return !word.ends_with(index::kNounOfVerb) &&
         (first.bytes < word.size() || text::is_kanji(first.code_point)) &&
         (word[0] < '0' || word[0] > '9');
}

}  // namespace

std::string gather_vocabulary(const std::vector<Xapian::Database>& shards,
                              const schema::Collection& collection,
                              const analysis::Dictionary& dictionary) {
  analysis::Analyser analyser(dictionary);
  index::VocabularyWriter vocabulary;
  const auto add = [&](const std::string& text, EntryKind kind, std::uint32_t count) {
    if (text.empty() || text.size() > kLongestProposal) return;
    const std::string key = text::comparison_key(text);
    for (std::string& reading :
         analysis::whole_readings(analyser.analyse(text), dictionary.reading_overrides()))
      vocabulary.add({text, key, std::move(reading), kind, count});
  };
  const auto add_terms = [&](TermKind kind, std::uint32_t least) {
    Spellings spellings(shards);
    for (index::PostingLists terms(shards, kind); terms.next();) {
      std::uint32_t count = 0;
      for_each_posting(terms.list(), [&](const index::PostingCursor& at) {
        if ((at.fields() & schema::kTexts) != 0) ++count;
      });
      const std::string text(terms.term().text());
      if (count < least || text.empty() || !can_be_proposed(text)) continue;
      const Spellings::Spelling spelling = spellings.of(text);
      const bool otherwise = spelling.others > 0 && spelling.count + spelling.others >= count;
      add(otherwise ? spelling.commonest : text, EntryKind::kWord, count);
    }
  };
  const auto add_labels = [&](const Counts& counts, EntryKind kind) {
    for (const auto& [text, count] : counts) add(text, kind, count);
  };
  add_terms(TermKind::kWord, 1);
  // Of a large collection, runs of nouns that one record alone has are more than anyone looks for.
  constexpr Xapian::doccount kLarge = 2000;
  Xapian::doccount records = 0;
  for (const Xapian::Database& shard : shards) records += shard.get_doccount();
  add_terms(TermKind::kCompound, records > kLarge ? 2 : 1);
  add_labels(count_titles(shards), EntryKind::kTitle);
  Counts departments = count_labels(shards, schema::slot::kDepartment);
  const Counts own = departments;
  for (const auto& [label, count] : own) {
    // A whole has its parts' initiatives, too.
    if (const auto whole = collection.parent_of(label)) departments[*whole] += count;
  }
  add_labels(departments, EntryKind::kDepartment);
  add_labels(count_labels(shards, schema::slot::kCategory), EntryKind::kCategory);
  return vocabulary.finish();
}

}  // namespace torikumi::indexing
