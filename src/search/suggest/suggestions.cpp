// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/suggestions.hpp"

#include <algorithm>

#include "analysis/readings.hpp"
#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "search/suggest/edit_distance.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using index::EntryKind;
using index::VocabularyEntry;

/// A slip that sounds like what was meant.
constexpr double kSameSound = 0.4;

/// How what was typed so far may sound: consonants that begin the next kana (the y of kuy) are not
/// yet one, and the n of komyun is ん or begins に.
std::vector<std::string> sounds_of(std::string typed) {
  const auto ends_in_consonant = [&] {
    constexpr std::string_view kEndsKana = "aiueon'-";
    return !typed.empty() && text::is_ascii_letter(static_cast<unsigned char>(typed.back())) &&
           kEndsKana.find(typed.back()) == std::string_view::npos;
  };
  while (ends_in_consonant()) typed.pop_back();
  // Kana that are being converted have the letters of the next behind them: みn.
  std::size_t letters = typed.size();
  while (letters > 0 && static_cast<unsigned char>(typed[letters - 1]) < 0x80) --letters;
  std::vector<std::string> sounds;
  const auto add = [&](const std::string& latin) {
    if (letters == 0) {
      for (std::string& sound : text::readings_of(latin)) sounds.push_back(std::move(sound));
      return;
    }
    const std::string kana = text::reading_of(typed.substr(0, letters)).value_or("");
    if (kana.empty()) return;
    if (latin.empty()) sounds.push_back(kana);
    for (const std::string& sound : text::readings_of(latin)) sounds.push_back(kana + sound);
  };
  const std::string latin = typed.substr(letters);
  add(latin);
  if (latin.ends_with('n') && typed.size() > 1) add(latin.substr(0, latin.size() - 1));
  return sounds;
}

bool is_one_character(std::string_view key) {
  return !key.empty() && base::decode(key, 0).bytes == key.size();
}

/// Nobody completes the last of more words.
constexpr std::size_t kMostWords = 20;

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool blank = true;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    i += d.bytes;
    if (blank && !text::is_blank(d.code_point)) ++words;
    blank = text::is_blank(d.code_point);
  }
  return words;
}

/// Where the last word begins, in bytes.
std::size_t behind_last_blank(std::string_view text) {
  std::size_t behind = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    i += d.bytes;
    if (text::is_blank(d.code_point)) behind = i;
  }
  return behind;
}

}  // namespace

Suggestions::Suggestions(index::Database& database, const analysis::Dictionary& dictionary)
    : shared_(database.vocabulary()),
      entries_(*shared_),
      analyser_(dictionary),
      readings_(dictionary.reading_overrides()) {
  for (const VocabularyEntry& entry : entries_) {
    if (entry.kind == EntryKind::kTitle) titles_.insert(entry.key);
  }
}

std::vector<VocabularyEntry> Suggestions::complete(const std::string& typed, std::size_t limit) {
  const std::string key = text::comparison_key(typed);
  if (key.empty()) return {};
  // Kanji before the kana that is being converted (区や) must be written so; the rest may sound so.
  std::size_t written = 0;
  for (std::size_t i = 0; i < key.size();) {
    const base::Decoded d = base::decode(key, i);
    i += d.bytes;
    if (text::is_kanji(d.code_point)) written = i;
  }
  const std::string_view kanji = std::string_view(key).substr(0, written);
  const std::vector<std::string> sounds =
      written == 0
          ? sounds_of(key)
          : std::vector<std::string>{analysis::whole_reading(analyser_.analyse(key), readings_)};
  std::vector<const VocabularyEntry*> found;
  base::Deadline::check();
  for (const VocabularyEntry& entry : entries_) {
    const bool begins = entry.key.starts_with(key);
    const bool sounds_so = entry.key.starts_with(kanji) &&
                           std::any_of(sounds.begin(), sounds.end(), [&](const std::string& sound) {
                             return !sound.empty() && entry.reading.starts_with(sound);
                           });
    if (begins || sounds_so) found.push_back(&entry);
  }
  std::sort(found.begin(), found.end(), [](const VocabularyEntry* a, const VocabularyEntry* b) {
    const bool a_title = a->kind == EntryKind::kTitle;
    const bool b_title = b->kind == EntryKind::kTitle;
    if (a_title != b_title) return b_title;
    // Of kanji that sound as was typed so far there are many; longer words are likelier meant.
    const bool a_kanji = is_one_character(a->key);
    const bool b_kanji = is_one_character(b->key);
    if (a_kanji != b_kanji) return b_kanji;
    if (a->count != b->count) return a->count > b->count;
    return a->key.size() != b->key.size() ? a->key.size() < b->key.size() : a->text < b->text;
  });
  std::vector<VocabularyEntry> chosen;
  const auto choose = [&](const VocabularyEntry& entry) {
    const bool known = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const VocabularyEntry& c) { return c.key == entry.key; });
    if (!known && chosen.size() < limit) chosen.push_back(entry);
  };
  for (const VocabularyEntry* entry : found) choose(*entry);
  // Of several words, the last is still being typed.
  const std::size_t last = behind_last_blank(typed);
  if (last == 0 || last == typed.size() || words_in(typed) > kMostWords) return chosen;
  for (VocabularyEntry& entry : complete(typed.substr(last), limit)) {
    if (entry.kind == EntryKind::kTitle) continue;  // a title stands alone
    entry.text.insert(0, typed, 0, last);
    entry.key = text::comparison_key(entry.text);
    choose(entry);
  }
  return chosen;
}

bool Suggestions::may_be_title(const std::string& key) const {
  constexpr std::size_t kLongestKnown = 200;
  return key.size() > kLongestKnown || titles_.contains(key);
}

std::vector<std::string> Suggestions::spelled(const std::string& reading) const {
  constexpr std::size_t kMost = 3;
  std::vector<const VocabularyEntry*> found;
  for (const VocabularyEntry& entry : entries_) {
    if (entry.kind != EntryKind::kTitle && entry.reading == reading) found.push_back(&entry);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* a, const auto* b) { return a->count > b->count; });
  std::vector<std::string> texts;
  for (const VocabularyEntry* entry : found) {
    if (texts.size() < kMost) texts.push_back(entry->text);
  }
  return texts;
}

std::optional<std::string> Suggestions::closest_spelling(const std::string& typed) {
  const std::string key = text::comparison_key(typed);
  const std::u32string wanted = base::code_points(key);
  if (wanted.size() < 2 || wanted.size() > kLongestSlip) return std::nullopt;
  if (by_end_.empty()) sort_by_ends();
  const double most = wanted.size() == 2 ? 0.5 : 1;
  const std::string sound = analysis::whole_reading(analyser_.analyse(key), readings_);
  const VocabularyEntry* best = nullptr;
  double best_slips = kTooFar;
  // One slip leaves the first character or the last as it is.
  for (const char32_t end : {wanted.front(), wanted.back()}) {
    const auto bucket = by_end_.find(end);
    if (bucket == by_end_.end()) continue;
    for (const std::uint32_t number : bucket->second) {
      const VocabularyEntry& entry = entries_[number];
      const std::size_t bytes = entry.key.size();
      if (entry.key == key) return std::nullopt;
      if (bytes + 4 < key.size() || key.size() + 4 < bytes) continue;
      double slips = weighted_edit_distance(wanted, base::code_points(entry.key));
      // What sounds the same was chosen wrongly in conversion: 認知証, 市民共動.
      const bool as_long = bytes == key.size();
      if (as_long && !sound.empty() && entry.reading == sound) slips = std::min(slips, kSameSound);
      if (slips > most || slips > best_slips) continue;
      // Of words as near, one as long is likelier meant than one that lacks a character.
      const bool best_as_long = best != nullptr && best->key.size() == key.size();
      if (slips == best_slips && best_as_long && !as_long) continue;
      if (slips == best_slips && best_as_long == as_long && entry.count <= best->count) continue;
      best = &entry;
      best_slips = slips;
    }
  }
  return best == nullptr ? std::nullopt : std::optional<std::string>(best->text);
}

void Suggestions::sort_by_ends() {
  for (std::uint32_t number = 0; number < entries_.size(); ++number) {
    const VocabularyEntry& entry = entries_[number];
    if (entry.kind == EntryKind::kTitle || entry.key.empty() || is_one_character(entry.key))
      continue;
    const std::size_t last = base::character_before(entry.key, entry.key.size());
    const char32_t front = base::decode(entry.key, 0).code_point;
    const char32_t back = base::decode(entry.key, last).code_point;
    by_end_[front].push_back(number);
    if (back != front) by_end_[back].push_back(number);
  }
}

}  // namespace torikumi::search
