// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/morphemes.hpp"

#include <mecab.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "analysis/katakana.hpp"
#include "analysis/language_data.hpp"
#include "analysis/numerals.hpp"
#include "analysis/own_words.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/unnamed_file.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

using base::Code;
using base::Error;

constexpr std::string_view kDictionary = TORIKUMI_JUMAN;
constexpr unsigned kOneKanji = 3;  // bytes of a kanji, but for rare ones
constexpr const char* kInstall = "install the Debian package mecab-jumandic-utf8";

/// The first six columns; the notes are the rest of the line. JUMAN quotes none of them.
struct Columns {
  std::array<std::string_view, 6> column;
  std::string_view notes;
};

std::optional<Columns> split(std::string_view feature) {
  Columns columns;
  for (std::string_view& column : columns.column) {
    const std::size_t comma = feature.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    column = feature.substr(0, comma);
    feature.remove_prefix(comma + 1);
  }
  columns.notes = feature;
  return columns;
}

/// "取り組む" of "動詞派生:取り組む/とりくむ" in the notes; empty where the key is not there.
std::string_view note(std::string_view notes, std::string_view key) {
  for (std::size_t at = notes.find(key); at != std::string_view::npos;
       at = notes.find(key, at + 1)) {
    if (at > 0 && notes[at - 1] != ' ' && notes[at - 1] != '"') continue;
    const std::string_view value = notes.substr(at + key.size());
    return value.substr(0, value.find_first_of("/ ;\""));
  }
  return {};
}

/// Verbs that say little by themselves: 「実施する」「課題となる」 is about 実施 and 課題.
constexpr std::array<std::string_view, 8> kLightVerbs{"する", "為る", "成る", "なる",
                                                      "ある", "有る", "いる", "居る"};

WordClass classify(const Columns& columns, std::string_view lemma) {
  const std::string_view part = columns.column[0];
  const std::string_view sub = columns.column[1];
  if (part == "特殊") return WordClass::kSymbol;
  if (part == "助詞" || part == "助動詞" || part == "判定詞" || part == "指示詞" ||
      part == "接続詞") {
    return WordClass::kFunction;
  }
  if (part == "名詞") {
    if (sub == "数詞") return WordClass::kNumber;
    return sub == "形式名詞" ? WordClass::kFunction : WordClass::kNoun;
  }
  // 御利用 is ご利用, of which the dictionary counts ご for nothing.
  if (part == "接頭辞") return lemma == "御" ? WordClass::kFunction : WordClass::kPrefix;
  if (part == "接尾辞") {
    return sub == "動詞性接尾辞" || sub == "形容詞性述語接尾辞" ? WordClass::kFunction
                                                                : WordClass::kSuffix;
  }
  if (part == "動詞" &&
      std::find(kLightVerbs.begin(), kLightVerbs.end(), lemma) != kLightVerbs.end()) {
    return WordClass::kFunction;
  }
  return WordClass::kVerb;
}

/// 茅ケ崎 as 茅ヶ崎, as which the dictionary has it too.
std::string with_small_ke(std::string word) {
  static constexpr std::string_view kLarge = "ケ";
  const std::size_t at = word.find(kLarge);
  if (at == std::string::npos || at == 0 || at + kLarge.size() == word.size()) return word;
  const auto is_kanji = [&](std::size_t i) {
    return text::is_kanji(base::decode(word, i).code_point);
  };
  if (is_kanji(base::character_before(word, at)) && is_kanji(at + kLarge.size()))
    word.replace(at, kLarge.size(), "ヶ");
  return word;
}

void set_terms(Entry& entry) {
  if (!entry.is_word()) return;
  if (!entry.derived_from.empty()) {
    const std::string verb(base::clip(entry.derived_from, kLongestWord));
    entry.terms = entry.noun_terms = {verb + "~", verb};
    return;
  }
  if (entry.lemma.empty()) return;
  const std::string word = canonical_term(entry.lemma, entry.word_class);
  entry.terms = entry.noun_terms = {word};
  if (entry.continuative) entry.noun_terms = {word + "~", word};
}

Entry read_entry(const char* feature, bool known) {
  Entry entry;
  entry.known = known;
  const std::optional<Columns> columns = split(feature);
  if (!columns) return entry;
  const auto star_is_empty = [](std::string_view value) {
    return value == "*" ? std::string() : std::string(value);
  };
  if (known) {
    entry.lemma = std::string(note(columns->notes, "代表表記:"));
    if (entry.lemma.empty()) entry.lemma = star_is_empty(columns->column[4]);
    entry.derived_from = std::string(note(columns->notes, "動詞派生:"));
    entry.reading = star_is_empty(columns->column[5]);
  }
  entry.word_class = classify(*columns, entry.lemma);
  // 健康だ and 健康, 計画的だ and 計画的 are one word: the copula is no part of it.
  const std::string_view copula = "だ";
  const bool adjectival =
      columns->column[2].starts_with("ナ形容詞") || columns->column[2].starts_with("ナノ形容詞");
  if (adjectival && entry.lemma.size() > copula.size() && entry.lemma.ends_with(copula)) {
    entry.lemma.resize(entry.lemma.size() - copula.size());
  }
  entry.continuative = columns->column[0] == "動詞" && columns->column[3] == "基本連用形";
  entry.part_of_speech = std::string(columns->column[0]);
  if (columns->column[1] != "*") entry.part_of_speech += "-" + std::string(columns->column[1]);
  set_terms(entry);
  return entry;
}

}  // namespace

std::string canonical_term(std::string_view word, WordClass word_class) {
  std::string term(base::clip(word, kLongestWord));
  if (is_katakana_word(term)) return katakana_key(term);
  if (word_class == WordClass::kNumber) {
    if (std::string digits = digits_of(term); !digits.empty()) return digits;
  }
  return with_small_ke(std::move(term));
}

struct Dictionary::Handle {
  std::unique_ptr<MeCab::Model> model;
};

Dictionary::Dictionary(std::string_view own_words) : handle_(std::make_unique<Handle>()) {
  const std::string folder(kDictionary);
  if (!std::filesystem::exists(folder + "/sys.dic")) {
    throw Error(Code::kSystem, "the JUMAN dictionary is not at " + folder, kInstall);
  }
  const std::string user_words = language_file("user.dic");
  if (!std::filesystem::exists(user_words)) {
    throw Error(Code::kSystem, "the words of policy text are not at " + user_words,
                "put the folder dict beside the program, as cmake --install does, or say with "
                "TORIKUMI_DICT where it stands");
  }
  std::string user_dictionaries = user_words;
  std::optional<base::UnnamedFile> own_file;
  if (!own_words.empty()) {
    own_file.emplace(compile_words(parse_own_words(own_words, "the city's own words")));
    user_dictionaries += "," + own_file->path();
  }
  // "-r /dev/null": a mecabrc of the system or of the user's home must not change what is indexed.
  std::vector<std::string> words{"mecab", "-r", "/dev/null", "-d", folder, "-u", user_dictionaries};
  std::vector<char*> arguments;
  arguments.reserve(words.size());
  for (std::string& word : words) arguments.push_back(word.data());
  handle_->model.reset(MeCab::Model::create(static_cast<int>(arguments.size()), arguments.data()));
  if (!handle_->model) {
    throw Error(Code::kSystem,
                "cannot open the JUMAN dictionary at " + folder + ": " + MeCab::getLastError(),
                kInstall);
  }
  std::string facts = std::string("mecab ") + MeCab::Model::version();
  for (const MeCab::DictionaryInfo* d = handle_->model->dictionary_info(); d != nullptr;
       d = d->next) {
    facts += " " + std::to_string(d->size) + "/" + std::to_string(d->lsize) + "/" +
             std::to_string(d->rsize) + "/" + std::to_string(d->version) + "/" +
             std::to_string(std::filesystem::file_size(d->filename));
  }
  facts += " " + base::digest(base::read_file(folder + "/dicrc"));
  facts += " " + base::digest(base::read_file(user_words));
  if (!own_words.empty()) facts += " " + base::digest(own_words);
  const std::string readings = language_file("readings.tsv");
  const std::string readings_text = base::read_file(readings);
  mended_readings_ = parse_readings(readings_text, readings);
  facts += " " + base::digest(readings_text);
  fingerprint_ = base::digest(facts);

  Morphology probe(*this);
  const auto& morphemes = probe.parse("障がい");
  const bool as_expected = morphemes.size() == 1 && morphemes[0].entry->lemma == "障害" &&
                           morphemes[0].entry->reading == "しょうがい";
  if (!as_expected) {
    throw Error(Code::kSystem, "the dictionary at " + folder + " has not JUMAN's columns",
                kInstall);
  }
}

Dictionary::~Dictionary() = default;

struct Morphology::Lattice {
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;
};

Morphology::Morphology(const Dictionary& dictionary)
    : dictionary_(&dictionary), lattice_(std::make_unique<Lattice>()) {
  MeCab::Model& model = *dictionary_->handle_->model;
  lattice_->tagger.reset(model.createTagger());
  lattice_->lattice.reset(model.createLattice());
  if (!lattice_->tagger || !lattice_->lattice) {
    throw Error(Code::kSystem, std::string("MeCab: ") + MeCab::getLastError(), "");
  }
}

Morphology::~Morphology() = default;
Morphology::Morphology(Morphology&&) noexcept = default;

Entry* Morphology::entry_of(const char* feature, bool known) {
  auto& slot = entries_[feature];
  if (!slot) slot = std::make_unique<Entry>(read_entry(feature, known));
  return slot.get();
}

void Morphology::read_other_readings(Entry& entry, std::uint32_t begin, std::uint32_t bytes) {
  entry.has_other_readings = true;
  for (const MeCab::Node* node = lattice_->lattice->begin_nodes(begin); node != nullptr;
       node = node->bnext) {
    if (node->length != bytes || node->stat != MECAB_NOR_NODE) continue;
    const std::string& reading = entry_of(node->feature, true)->reading;
    auto& others = entry.other_readings;
    if (!reading.empty() && reading != entry.reading &&
        std::find(others.begin(), others.end(), reading) == others.end())
      others.push_back(reading);
  }
}

const std::vector<Morpheme>& Morphology::parse(std::string_view piece) {
  morphemes_.clear();
  MeCab::Lattice& lattice = *lattice_->lattice;
  lattice.set_sentence(piece.data(), piece.size());
  if (!lattice_->tagger->parse(&lattice)) {
    throw Error(Code::kSystem,
                std::string("MeCab: ") + (lattice.what() != nullptr ? lattice.what() : "no parse"),
                "");
  }
  const char* const start = lattice.sentence();
  for (const MeCab::Node* node = lattice.bos_node(); node != nullptr; node = node->next) {
    if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
    const auto begin = static_cast<std::uint32_t>(node->surface - start);
    const bool known = node->stat == MECAB_NOR_NODE;
    Entry* entry = entry_of(node->feature, known);
    // The dictionary has the same words for what is written so wherever it stands: once is enough.
    if (known && node->length == kOneKanji && !entry->has_other_readings)
      read_other_readings(*entry, begin, node->length);
    morphemes_.push_back({{begin, begin + node->length}, entry});
  }
  return morphemes_;
}

}  // namespace torikumi::analysis
