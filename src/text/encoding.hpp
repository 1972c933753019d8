// SPDX-License-Identifier: GPL-2.0-or-later
/// Encodings: bytes of a city's file to UTF-8, and never a silent guess.
///
///   decode_text(bytes of a CP932 file)  → "局・区・室\t課題の名称…", "CP932", certain = true
#pragma once

#include <string>
#include <string_view>

#include "base/shared_bytes.hpp"

namespace torikumi::text {

struct DecodedText {
  base::SharedBytes
      text;              ///< UTF-8 without a byte order mark; where they are that, the bytes given
  std::string encoding;  ///< "UTF-8", "CP932", "EUC-JP", "UTF-16LE", "UTF-16BE", "UTF-32LE", …
  bool certain = true;   ///< false: other encodings read it too, and this one was the likelier
  std::string alternative;  ///< where not certain, the other encoding
};

/// Reads `bytes` as `encoding` (any of the names above, as people spell them: utf8, Shift_JIS,
/// SJIS, windows-31j …; "UTF-16" by its mark), or, where it is empty, as what the bytes themselves
/// tell. Throws Error kBadInput naming `name` and the byte and line at fault, kUsage for an unknown
/// encoding.
DecodedText decode_text(const base::SharedBytes& bytes, std::string_view encoding,
                        std::string_view name);

}  // namespace torikumi::text
