// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyser.hpp"

#include <unicode/uvernum.h>

#include <algorithm>

#include "analysis/katakana.hpp"
#include "analysis/numerals.hpp"
#include "analysis/place_names.hpp"
#include "analysis/torn_words.hpp"
#include "base/digest.hpp"
#include "text/characters.hpp"
#include "text/sentences.hpp"
#include "text/years.hpp"

namespace torikumi::analysis {
namespace {

/// Raised with every change of what text becomes which terms.
constexpr std::string_view kVersion = "6";

bool is_ascii_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return text::is_ascii_letter(u) || text::is_ascii_digit(u);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The runs of ASCII letters and digits that are one word each: "CO2", "43,600", "98.6", "e-Tax".
std::vector<base::ByteRange> ascii_runs(std::string_view text) {
  std::vector<base::ByteRange> runs;
  for (std::uint32_t i = 0; i < text.size();) {
    if (!is_ascii_word(text[i])) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (i < text.size() && i - begin < kLongestWord) {
      const bool joins =
          i + 1 < text.size() && i > begin &&
          ((text[i] == ',' && is_digit(text[i - 1]) && text.size() - i > 3 &&
            is_digit(text[i + 1]) && is_digit(text[i + 2]) && is_digit(text[i + 3])) ||
           (text[i] == '.' && is_digit(text[i - 1]) && is_digit(text[i + 1])));
      if (!is_ascii_word(text[i]) && !joins) break;
      ++i;
    }
    runs.push_back({begin, i});
  }
  return runs;
}

/// The word for a run of ASCII: case folded, without the commas of thousands.
std::string ascii_word(std::string_view run) {
  std::string word = text::fold_case(run);
  std::erase(word, ',');
  return word;
}

std::string upper_case(std::string_view letters) {
  std::string upper(letters);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return upper;
}

/// The く of a kana word that MeCab has cut is not 区, whatever the dictionary says.
bool is_one_hiragana(std::string_view surface) {
  const base::Decoded d = base::decode(surface, 0);
  return d.bytes == surface.size() && text::is_hiragana(d.code_point);
}

/// True where a noun may end: a particle, a sign, a noun or nothing follows, and no auxiliary of a
/// verb.
bool noun_may_end_before(const std::vector<Morpheme>& morphemes, std::size_t next) {
  if (next >= morphemes.size()) return true;
  const Entry& entry = *morphemes[next].entry;
  return entry.word_class != WordClass::kVerb &&
         !(entry.word_class == WordClass::kFunction && entry.part_of_speech.starts_with("接尾辞"));
}

/// 非公募 is not 公募: behind these prefixes a word means its opposite.
bool negates(const Entry& entry, std::string_view surface) {
  return entry.word_class == WordClass::kPrefix &&
         (surface == "非" || surface == "未" || surface == "不" || surface == "無");
}

class Builder {
 public:
  Builder(std::string_view source, Analysis& out)
      : source_(source), out_(out), runs_(ascii_runs(out.normal.text)) {}

  void add(const std::vector<Morpheme>& morphemes, std::uint32_t piece) {
    for (std::size_t i = 0; i < morphemes.size(); ++i) {
      base::ByteRange range{piece + morphemes[i].range.begin, piece + morphemes[i].range.end};
      if (range.begin < done_) continue;  // swallowed by a run of ASCII that MeCab had cut
      while (run_ < runs_.size() && runs_[run_].end <= range.begin) ++run_;
      const bool in_run =
          run_ < runs_.size() && runs_[run_].begin <= range.begin && range.end <= runs_[run_].end;
      if (in_run) {
        range = runs_[run_];
        push(range, morphemes[i].entry, ascii_terms(range));
      } else if (negation_end_ == range.begin && negation_end_ > 0) {
        push(range, morphemes[i].entry, true);
        Token& negated = out_.tokens.back();
        if (negated.is_word()) negated.terms = made(negation_ + negated.terms.back());
      } else if (i + 1 < morphemes.size() &&
                 morphemes[i + 1].range.begin == morphemes[i].range.end &&
                 negates(*morphemes[i].entry, base::slice(out_.normal.text, range))) {
        negation_ = std::string(base::slice(out_.normal.text, range));
        negation_end_ = range.end;
        push(range, morphemes[i].entry, std::span<const std::string>());
      } else {
        push(range, morphemes[i].entry, noun_may_end_before(morphemes, i + 1));
      }
      done_ = range.end;
    }
  }

 private:
  void push(base::ByteRange range, const Entry* entry, std::span<const std::string> terms) {
    out_.tokens.push_back({range, out_.normal.source(range), entry, terms});
  }
  void push(base::ByteRange range, const Entry* entry, bool noun_may_end) {
    push(range, entry, terms_of(*entry, base::slice(out_.normal.text, range), noun_may_end));
  }

  std::span<const std::string> terms_of(const Entry& entry, std::string_view surface,
                                        bool noun_may_end) {
    if (surface == "%") return made(katakana_key("パーセント"));
    if (!entry.is_word() || is_one_hiragana(surface)) return {};
    if (!entry.terms.empty()) return noun_may_end ? entry.noun_terms : entry.terms;
    return made(canonical_term(text::fold_case(surface), entry.word_class));
  }

  /// The word for a run of ASCII, and of a Roman number (Ⅱ, which NFKC makes II, and the II of
  /// 第II期) its digits.
  std::span<const std::string> ascii_terms(base::ByteRange range) {
    const std::string_view run = base::slice(out_.normal.text, range);
    const char32_t sign = base::decode(source_, out_.normal.begin[range.begin]).code_point;
    const bool one_sign = sign >= U'Ⅰ' && sign <= U'ⅿ';
    const bool counted = out_.normal.text.substr(0, range.begin).ends_with("第");
    std::string digits = one_sign  ? roman_digits(upper_case(run))
                         : counted ? roman_digits(run)
                                   : std::string();
    if (digits.empty()) return made(ascii_word(run));
    return out_.made.emplace_back(std::vector<std::string>{ascii_word(run), std::move(digits)});
  }

  /// Terms that are no entry's.
  std::span<const std::string> made(std::string word) {
    return out_.made.emplace_back(1, std::move(word));
  }

  std::string_view source_;
  Analysis& out_;
  std::vector<base::ByteRange> runs_;
  std::size_t run_ = 0;
  std::uint32_t done_ = 0;
  std::string negation_;  // the prefix that stands right before negation_end_
  std::uint32_t negation_end_ = 0;
};

bool joins_compound(const Token& token) {
  const WordClass c = token.entry->word_class;
  return token.is_word() && (c == WordClass::kNoun || c == WordClass::kSuffix ||
                             c == WordClass::kPrefix || c == WordClass::kNumber);
}

/// Every maximal run of nouns of two to eight words.
std::vector<Compound> compounds_of(const std::vector<Token>& tokens) {
  constexpr std::size_t kMostWords = 8;
  std::vector<Compound> compounds;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i;
    while (end < tokens.size() && joins_compound(tokens[end]) &&
           (end == i || tokens[end].normal.begin == tokens[end - 1].normal.end)) {
      ++end;
    }
    std::string term;
    if (end - i >= 2 && end - i <= kMostWords) {
      term.reserve(tokens[end - 1].normal.end - tokens[i].normal.begin);
      for (std::size_t word = i; word < end; ++word) term += tokens[word].terms.back();
    }
    if (!term.empty() && term.size() <= kLongestWord) {
      compounds.push_back({{tokens[i].normal.begin, tokens[end - 1].normal.end}, std::move(term)});
    }
    i = std::max(end, i + 1);
  }
  return compounds;
}

/// Runs of two or more katakana words with single middle dots between them.
std::vector<DottedCompound> joined_of(std::string_view normal, const std::vector<Token>& tokens) {
  const auto text_of = [&](std::size_t i) { return base::slice(normal, tokens[i].normal); };
  std::vector<DottedCompound> all;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t last = i;
    std::string word;
    if (i + 2 < tokens.size() && text_of(i + 1) == "・" && is_katakana_word(text_of(i))) {
      word = std::string(text_of(i));
      while (last + 2 < tokens.size() && text_of(last + 1) == "・" &&
             is_katakana_word(text_of(last + 2))) {
        last += 2;
        word += text_of(last);
      }
    }
    if (last > i && word.size() <= kLongestWord) all.push_back({i, last, katakana_key(word)});
    i = last + 1;
  }
  return all;
}

/// The text without these bytes, each a blank of its own.
void leave_out(const std::vector<std::uint32_t>& bytes, text::Normalised& normal) {
  auto next = bytes.begin();
  std::size_t out = 0;
  for (std::uint32_t i = 0; i < normal.text.size(); ++i) {
    if (next != bytes.end() && *next == i) {
      ++next;
      continue;
    }
    normal.text[out] = normal.text[i];
    normal.begin[out] = normal.begin[i];
    normal.end[out++] = normal.end[i];
  }
  normal.text.resize(out);
  normal.begin.resize(out);
  normal.end.resize(out);
}

std::vector<Year> years_of(const text::Normalised& normal) {
  std::vector<Year> years;
  for (const text::YearMention& mention : text::all_years(normal.text)) {
    years.push_back({mention.range, normal.source(mention.range), mention.year,
                     mention.fiscal_year(), mention.fiscal, mention.problem()});
  }
  return years;
}

}  // namespace

Analysis Analyser::analyse(std::string_view source) {
  Analysis out;
  out.normal = text::for_words(source);
  cut(source, out);
  const std::vector<std::uint32_t> breaks =
      breaks_in_words(out.normal.text, out.tokens, morphology_);
  if (!breaks.empty()) {
    leave_out(breaks, out.normal);
    out.tokens.clear();
    out.made.clear();
    cut(source, out);
  }
  out.compounds = compounds_of(out.tokens);
  out.joined = joined_of(out.normal.text, out.tokens);
  const std::vector<DottedCompound> names = place_names_of(out.normal.text, out.tokens);
  out.joined.insert(out.joined.end(), names.begin(), names.end());
  std::stable_sort(
      out.joined.begin(), out.joined.end(),
      [](const DottedCompound& a, const DottedCompound& b) { return a.first < b.first; });
  out.years = years_of(out.normal);
  return out;
}

void Analyser::cut(std::string_view source, Analysis& out) {
  // A word has two characters or so.
  out.tokens.reserve(out.normal.text.size() / 5);
  Builder builder(source, out);
  for (const base::ByteRange piece : text::sentences(out.normal.text)) {
    builder.add(morphology_.parse(base::slice(out.normal.text, piece)), piece.begin);
  }
}

std::string fingerprint(const Dictionary& dictionary) {
  return base::digest("analyser " + std::string(kVersion) + " unicode " U_ICU_VERSION " " +
                      dictionary.fingerprint());
}

}  // namespace torikumi::analysis
