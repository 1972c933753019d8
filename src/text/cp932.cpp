// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/cp932.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace torikumi::text {

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
  for (std::size_t i = 0; i < utf8.size();) {
    const base::Decoded decoded = base::decode(utf8, i);
    i += decoded.bytes;
    if (decoded.code_point < 0x80) {
      converted.bytes.push_back(static_cast<char>(decoded.code_point));
      continue;
    }
    const icu::UnicodeString character(static_cast<UChar32>(decoded.code_point));
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
