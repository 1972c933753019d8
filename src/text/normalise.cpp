// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/normalise.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "text/characters.hpp"
#include "text/old_forms.hpp"

namespace torikumi::text {
namespace {

/// A normalised character and the bytes of the source it came from.
struct Char {
  char32_t code_point;
  std::uint32_t begin;
  std::uint32_t end;
};
using Chars = std::vector<Char>;

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) {
      throw base::Error(base::Code::kSystem, "ICU has no NFKC data", "reinstall libicu72");
    }
    return *found;
  }();
  return instance;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c >= 0x2E80 && c <= 0xA63F) return c;  // kana and kanji have no case
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

/// What the fast path asks of each code point of the Basic Multilingual Plane, asked of ICU once.
class Properties {
 public:
  Properties() {
    for (char32_t c = 0; c < 0x10000; ++c) table_[c] = ask(c);
  }
  bool starts(char32_t c) const { return (look(c) & kStarts) != 0; }
  bool stays(char32_t c) const { return (look(c) & kStays) != 0; }
  /// True for what fold_marks may change.
  bool folds(char32_t c) const { return c < 0x10000 && (table_[c] & kFolds) != 0; }
  /// True for what the string form has as it is, wherever it stands; rarer planes not counted.
  bool plain(char32_t c) const { return c < 0x10000 && (table_[c] & kPlain) != 0; }

 private:
  static constexpr std::uint8_t kStarts = 1;  // nothing before it can join with it
  static constexpr std::uint8_t kStays = 2;   // NFKC leaves it as it is
  static constexpr std::uint8_t kPlain = 4;   // and nothing folds it
  static constexpr std::uint8_t kFolds = 8;   // a mark, an old form, a ヶ

  static std::uint8_t ask(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    std::uint8_t bits = 0;
    if (nfkc().hasBoundaryBefore(code_point)) bits |= kStarts;
    if (u_getIntPropertyValue(code_point, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES) bits |= kStays;
    if (bits == (kStarts | kStays) && lower(c) == c && !is_blank(c)) bits |= kPlain;
    constexpr std::u32string_view kMarks = U"ーゝゞヽヾ々ヶケヵカ箇";
    if (is_long_dash(c) || is_wave(c) || present_form(c) != c ||
        kMarks.find(c) != std::u32string_view::npos)
      bits |= kFolds;
    return bits;
  }
  std::uint8_t look(char32_t c) const { return c < 0x10000 ? table_[c] : ask(c); }

  std::array<std::uint8_t, 0x10000> table_{};
};

const Properties& properties() {
  static const auto instance = std::make_unique<const Properties>();
  return *instance;
}

/// NFKC, segment by segment: what joined into one segment shares that segment's bytes. Hands each
/// character to `sink`.
template <typename Sink>
void compose_into(std::string_view source, Sink sink) {
  const Properties& property = properties();
  std::uint32_t at = 0;
  const auto size = static_cast<std::uint32_t>(source.size());
  base::Decoded next = size > 0 ? base::decode(source, 0) : base::Decoded{};
  while (at < size) {
    const base::Decoded first = next;
    std::uint32_t end = at + first.bytes;
    if (end < size) next = base::decode(source, end);
    if (property.stays(first.code_point) && (end >= size || property.starts(next.code_point))) {
      sink(Char{first.code_point, at, end});
      at = end;
      continue;
    }
    icu::UnicodeString segment(static_cast<UChar32>(first.code_point));
    // Thirty marks on one base are more than any script has; without a bound a hostile text costs
    // squares.
    for (int marks = 0; end < size && marks < 30 && !property.starts(next.code_point); ++marks) {
      segment.append(static_cast<UChar32>(next.code_point));
      end += next.bytes;
      if (end < size) next = base::decode(source, end);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString composed = nfkc().normalize(segment, status);
    for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
      sink(Char{static_cast<char32_t>(composed.char32At(i)), at, end});
    }
    at = end;
  }
}

Chars compose(std::string_view source) {
  Chars out;
  out.reserve(source.size() / 2);
  compose_into(source, [&](const Char& c) { out.push_back(c); });
  return out;
}

/// A run of blanks becomes one blank; where `keep_lines`, one line feed if the run holds a line's
/// end.
void fold_blanks(Chars& chars, bool keep_lines) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    if (!is_blank(chars[i].code_point)) {
      chars[out++] = chars[i++];
      continue;
    }
    Char blank{U' ', chars[i].begin, chars[i].end};
    for (; i < chars.size() && is_blank(chars[i].code_point); ++i) {
      if (keep_lines && (chars[i].code_point == U'\n' || chars[i].code_point == U'\r')) {
        blank.code_point = U'\n';
      }
      blank.end = chars[i].end;
    }
    chars[out++] = blank;
  }
  chars.resize(out);
}

/// The ヶ of 1ヶ月, 三ケ所 and 数カ国: か in all its spellings, behind a number.
bool is_counter_ka(const Chars& chars, std::size_t i, char32_t previous) {
  constexpr std::u32string_view kSpellings = U"ヶケヵカ箇";
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十百千万数何";
  constexpr std::u32string_view kCounted = U"月所国年条村町";
  if (kSpellings.find(chars[i].code_point) == std::u32string_view::npos) return false;
  return (is_ascii_digit(previous) || kNumbers.find(previous) != std::u32string_view::npos) &&
         i + 1 < chars.size() &&
         kCounted.find(present_form(chars[i + 1].code_point)) != std::u32string_view::npos;
}

void fold_marks(Chars& chars) {
  const Properties& property = properties();
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    Char here = chars[i];
    if (!property.folds(here.code_point)) {
      chars[out++] = here;
      continue;
    }
    const char32_t previous = out > 0 ? chars[out - 1].code_point : 0;
    if (is_long_dash(here.code_point)) here.code_point = is_katakana(previous) ? U'ー' : U'-';
    if (is_wave(here.code_point)) here.code_point = U'~';
    here.code_point = present_form(here.code_point);
    if (is_counter_ka(chars, i, previous)) here.code_point = U'か';
    if (here.code_point == U'ー' && previous == U'ー') {
      chars[out - 1].end = here.end;
      continue;
    }
    // Voiced kana stand one above the unvoiced in the blocks か..ち, つ..と and は..ほ (every
    // third).
    // A mark that a combining sign follows stays: what it would become could join with the sign.
    const bool may_expand = i + 1 >= chars.size() || properties().starts(chars[i + 1].code_point);
    const bool voiced_mark = here.code_point == U'ゞ' || here.code_point == U'ヾ';
    if (may_expand && (here.code_point == U'ゝ' || here.code_point == U'ゞ') &&
        is_hiragana(previous) && previous != U'ゝ' && previous != U'ゞ') {
      here.code_point = previous;
    } else if (may_expand && (here.code_point == U'ヽ' || here.code_point == U'ヾ') &&
               is_katakana(previous) && previous != U'ー' && previous != U'ヽ' &&
               previous != U'ヾ') {
      here.code_point = previous;
    }
    if (voiced_mark && here.code_point == previous) {
      icu::UnicodeString pair(static_cast<UChar32>(previous));
      pair.append(static_cast<UChar32>(0x3099));
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString composed = nfkc().normalize(pair, status);
      if (composed.countChar32() == 1)
        here.code_point = static_cast<char32_t>(composed.char32At(0));
    }
    // 民主々義 is 民主主義: 々 between kanji, behind at least two of them, repeats across a word's
    // edge.
    if (may_expand && here.code_point == U'々' && out >= 2 && is_kanji(previous) &&
        previous != U'々' && is_kanji(chars[out - 2].code_point) && i + 1 < chars.size() &&
        is_kanji(chars[i + 1].code_point) && chars[i + 1].code_point != U'々') {
      here.code_point = previous;
    }
    chars[out++] = here;
  }
  chars.resize(out);
}

/// E S C O is ESCO: three or more single letters, each parted by one blank.
void join_spaced_letters(Chars& chars) {
  const auto letter = [&](std::size_t i) {
    return i < chars.size() && is_ascii_letter(chars[i].code_point);
  };
  const auto alone = [&](std::size_t i) {
    return letter(i) && !letter(i + 1) && (i == 0 || !letter(i - 1)) &&
           !(i + 1 < chars.size() && is_ascii_digit(chars[i + 1].code_point)) &&
           !(i > 0 && is_ascii_digit(chars[i - 1].code_point));
  };
  const auto blank = [&](std::size_t i) { return i < chars.size() && chars[i].code_point == U' '; };
  // What is written lies at or before what is read.
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    std::size_t letters = 0;
    if (alone(i)) {
      letters = 1;
      while (blank(i + 2 * letters - 1) && alone(i + 2 * letters)) ++letters;
    }
    if (letters < 3) {
      chars[out++] = chars[i++];
      continue;
    }
    for (std::size_t k = 0; k < letters; ++k) chars[out++] = chars[i + 2 * k];
    i += 2 * letters - 1;
  }
  chars.resize(out);
}

Normalised encode(const Chars& chars) {
  Normalised result;
  result.text.reserve(chars.size() * 3);
  result.begin.reserve(chars.size() * 3);
  result.end.reserve(chars.size() * 3);
  for (const Char& c : chars) {
    base::append(result.text, c.code_point);
    result.begin.resize(result.text.size(), c.begin);
    result.end.resize(result.text.size(), c.end);
  }
  return result;
}

}  // namespace

namespace {

/// Makes the string form, and tells `at(form, begin, end, same)` for each stretch of it: where in
/// the form it begins, the bytes of the source that it came from, and whether it is those bytes as
/// they are. `blank(end)` tells that the last stretch, a blank, goes on to there.
template <typename At, typename Blank>
std::string make_string_form(std::string_view source, At at, Blank blank) {
  const Properties& property = properties();
  std::string out;
  out.reserve(source.size());
  bool in_blanks = false;
  for (std::size_t here = 0; here < source.size();) {
    // Runs that stay as they are, which is most of any text, are copied at once.
    std::size_t last = here;
    std::size_t end = here;
    base::Decoded next{};
    while (end < source.size()) {
      next = base::decode(source, end);
      if (!next.valid || !property.plain(next.code_point)) break;
      last = end;
      end += next.bytes;
    }
    if (end < source.size() && !property.starts(next.code_point)) end = last;
    if (end > here) {
      in_blanks = false;
      at(out.size(), here, end, true);
    }
    out.append(source.substr(here, end - here));
    if (end >= source.size()) break;
    here = end;
    end += base::decode(source, here).bytes;
    while (end < source.size()) {
      next = base::decode(source, end);
      if (property.starts(next.code_point)) break;
      end += next.bytes;
    }
    compose_into(source.substr(here, end - here), [&](const Char& c) {
      const char32_t folded = lower(c.code_point);
      const bool is_blank_now = is_blank(folded);
      if (is_blank_now && in_blanks) {
        blank(here + c.end);
      } else {
        at(out.size(), here + c.begin, here + c.end, false);
        if (is_blank_now) {
          out.push_back(' ');
        } else {
          base::append(out, folded);
        }
      }
      in_blanks = is_blank_now;
    });
    here = end;
  }
  return out;
}

}  // namespace

std::string string_form(std::string_view source) {
  return make_string_form(
      source, [](std::size_t, std::size_t, std::size_t, bool) {}, [](std::size_t) {});
}

StringForm::StringForm(std::string_view source) {
  const auto number = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
  text_ = make_string_form(
      source,
      [&](std::size_t form, std::size_t begin, std::size_t end, bool same) {
        stretches_.push_back({number(form), {number(begin), number(end)}, same});
      },
      [&](std::size_t end) { stretches_.back().source.end = number(end); });
}

base::ByteRange StringForm::source(base::ByteRange range) const {
  const auto holding = [&](std::uint32_t byte) {
    const auto behind = std::upper_bound(
        stretches_.begin(), stretches_.end(), byte,
        [](std::uint32_t at, const Stretch& stretch) { return at < stretch.form; });
    return *(behind - 1);
  };
  const Stretch first = holding(range.begin);
  const Stretch last = holding(range.end - 1);
  return {first.same ? first.source.begin + (range.begin - first.form) : first.source.begin,
          last.same ? last.source.begin + (range.end - last.form) : last.source.end};
}

Normalised for_words(std::string_view source) {
  Chars chars = compose(source);
  fold_blanks(chars, true);
  fold_marks(chars);
  join_spaced_letters(chars);
  return encode(chars);
}

std::string fold_case(std::string_view nfkc_text) {
  std::string out;
  out.reserve(nfkc_text.size());
  for (std::size_t i = 0; i < nfkc_text.size();) {
    const base::Decoded d = base::decode(nfkc_text, i);
    base::append(out, lower(d.code_point));
    i += d.bytes;
  }
  return out;
}

std::string comparison_key(std::string_view source) {
  std::string key;
  for (const Char& c : compose(source)) {
    if (is_blank(c.code_point)) continue;
    char32_t folded = lower(c.code_point);
    if (is_long_dash(folded)) folded = U'-';
    if (is_wave(folded)) folded = U'~';
    if (folded == 0x2016) folded = 0x2225;  // ‖ and ∥: one cell of JIS X 0208, two code points
    base::append(key, folded);
  }
  return key;
}

}  // namespace torikumi::text
