// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/cp932.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace torikumi::text {
namespace {

/// Characters of JIS X 0208 that Unicode's table and Windows' give different code points.
char32_t as_windows_has_it(char32_t character) {
  switch (character) {
    case 0x2212:
      return 0xFF0D;  // −
    case 0x301C:
      return 0xFF5E;  // 〜
    case 0x2016:
      return 0x2225;  // ‖
    case 0x2014:
      return 0x2015;  // —
    case 0xA2:
      return 0xFFE0;  // ¢
    case 0xA3:
      return 0xFFE1;  // £
    case 0xAC:
      return 0xFFE2;  // ¬
    default:
      return character;
  }
}

/// Canonical composition (NFC) of what combining marks follow; all else stays.
std::string composed_marks(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  if (U_SUCCESS(status))
    nfc->normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr,
                       status);
  if (U_FAILURE(status))
    throw base::Error(base::Code::kSystem, "ICU has no NFC data", "reinstall libicu72");
  return composed;
}

}  // namespace

Cp932 to_cp932(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open("ibm-943_P15A-2003", &status), &ucnv_close);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  if (U_FAILURE(status))
    throw base::Error(base::Code::kSystem, "this system cannot write CP932", "ask for UTF-8");
  static constexpr std::string_view kGeta = "\x81\xAC";
  Cp932 converted;
  // か with a mark of its own, as macOS writes が, is one character there.
  const std::string composed = composed_marks(utf8);
  for (std::size_t i = 0; i < composed.size();) {
    const base::Decoded decoded = base::decode(composed, i);
    i += decoded.bytes;
    if (decoded.code_point < 0x80) {
      converted.bytes.push_back(static_cast<char>(decoded.code_point));
      continue;
    }
    const icu::UnicodeString character(static_cast<UChar32>(as_windows_has_it(decoded.code_point)));
    char bytes[8];
    status = U_ZERO_ERROR;
    const std::int32_t size = ucnv_fromUChars(converter.get(), bytes, sizeof bytes,
                                              character.getBuffer(), character.length(), &status);
    if (U_FAILURE(status)) {
      converted.missing.insert(decoded.code_point);
      converted.bytes += kGeta;
    } else {
      converted.bytes.append(bytes, static_cast<std::size_t>(size));
    }
  }
  return converted;
}

}  // namespace torikumi::text
