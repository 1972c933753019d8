// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/compose.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/error.hpp"
#include "text/characters.hpp"
#include "text/kanji_variants.hpp"

namespace torikumi::text {
namespace {

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

/// ゛ and ゜, which NFKC makes a blank and a mark: as the mark that joins.
char32_t joining_mark(char32_t c) {
  if (c == U'゛') return 0x3099;
  return c == U'゜' ? char32_t{0x309A} : 0;
}

bool is_dash(char32_t c) {
  // Lines that are drawn with, and look like a dash: ─ ━ and their broken kin.
  constexpr std::u32string_view kBoxLines = U"─━┄┅┈┉╌╍╴╶╸╺";
  // Dashes of Unicode's that are none here: waves, and ゠ between foreign names.
  constexpr std::u32string_view kOther = U"-\u301C\u3030\u30A0\u2E40\u05BE\u1400\u1806";
  return kBoxLines.find(c) != std::u32string_view::npos ||
         (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DASH) != 0 &&
          kOther.find(c) == std::u32string_view::npos);
}

}  // namespace

char32_t fold_case(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c >= 0x2E80 && c <= 0xA63F) return c;  // kana and kanji have no case
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

Properties::Properties() {
  for (char32_t c = 0; c < 0x10000; ++c) table_[c] = ask(c);
}

std::uint8_t Properties::ask(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return kIgnorable;
  std::uint8_t bits = 0;
  if (nfkc().hasBoundaryBefore(code_point) && joining_mark(c) == 0) bits |= kStarts;
  if (u_getIntPropertyValue(code_point, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES &&
      unified_ideograph(c) == c)
    bits |= kStays;
  if (bits == (kStarts | kStays) && fold_case(c) == c && one_of_encodings(c) == c && !is_blank(c))
    bits |= kPlain;
  if (is_dash(c)) bits |= kDash;
  constexpr std::u32string_view kMarks = U"-ーゝゞヽヾ々ヶケヵカ箇ッ";
  if (is_dash(c) || is_wave(c) || present_form(c) != c ||
      kMarks.find(c) != std::u32string_view::npos)
    bits |= kFolds;
  return bits;
}

const Properties& properties() {
  static const auto instance = std::make_unique<const Properties>();
  return *instance;
}

char32_t compose_pair(char32_t base, char32_t mark) {
  const UChar32 composed =
      nfkc().composePair(static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

char32_t one_of_encodings(char32_t c) {
  switch (c) {
    case 0x301C:
      return U'~';  // 〜 and ～, which NFKC makes ~
    case 0x2212:
      return U'-';  // − and －
    case 0x2014:
      return 0x2015;  // — and ―
    case 0x2016:
      return 0x2225;  // ‖ and ∥
    default:
      return c;
  }
}

std::vector<char32_t> compose_segment(std::string_view segment) {
  icu::UnicodeString units;
  char32_t last = 0;  // as NFKC has it, where it is one character
  for (std::size_t i = 0; i < segment.size();) {
    const base::Decoded d = base::decode(segment, i);
    i += d.bytes;
    if (properties().ignorable(d.code_point)) continue;
    const char32_t mark = joining_mark(d.code_point);
    if (mark != 0 && compose_pair(last, mark) != 0) {
      units.append(static_cast<UChar32>(mark));
      last = 0;
      continue;
    }
    units.append(static_cast<UChar32>(unified_ideograph(d.code_point)));
    last = d.code_point;
    if (last >= 0xFF66 && last <= 0xFF9D) {  // ﾊ is ハ
      UErrorCode status = U_ZERO_ERROR;
      last = static_cast<char32_t>(
          nfkc().normalize(icu::UnicodeString(static_cast<UChar32>(last)), status).char32At(0));
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed = nfkc().normalize(units, status);
  std::vector<char32_t> characters;
  for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1))
    characters.push_back(static_cast<char32_t>(composed.char32At(i)));
  return characters;
}

}  // namespace torikumi::text
