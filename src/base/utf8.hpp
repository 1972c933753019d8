// SPDX-License-Identifier: GPL-2.0-or-later
/// UTF-8: code points in and out of byte strings, and ranges of bytes.
///
///   decode("区役所", 0) → {U+533A, 3 bytes}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace torikumi::base {

/// A half-open range of bytes in some text that the context names.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

inline std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::uint32_t bytes = 1;
  bool valid = false;
};

/// The code point that starts at byte `at` (< text.size()). A byte that starts none (bad lead, cut
/// sequence, overlong form, surrogate) yields U+FFFD, one byte, valid = false. (Unicode 15, table
/// 3-7.)
Decoded decode(std::string_view text, std::size_t at);

/// The same for what is no kana, no common kanji and no ASCII; decode asks it where it must.
Decoded decode_rare(std::string_view text, std::size_t at);

inline Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  // U+1000 to U+CFFF: any two bytes of continuation are well formed behind these.
  if (lead >= 0xE1 && lead <= 0xEC && at + 2 < text.size() && (byte(at + 1) & 0xC0U) == 0x80U &&
      (byte(at + 2) & 0xC0U) == 0x80U) {
    return {((lead & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU), 3,
            true};
  }
  return decode_rare(text, at);
}

/// Appends the code point in UTF-8; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append(std::string& out, char32_t code_point);

/// Byte offset of the first ill-formed sequence, or npos.
std::size_t first_invalid(std::string_view text);

/// Number of code points (an ill-formed byte counts as one).
std::size_t count_code_points(std::string_view text);

inline bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Where the character begins that ends at byte `at` (> 0) of well-formed text.
template <typename Index>
Index character_before(std::string_view text, Index at) {
  do {
    --at;
  } while (at > 0 && !is_boundary(text, at));
  return at;
}

/// The code points of a text, U+FFFD for each ill-formed byte.
std::u32string code_points(std::string_view text);

/// At most `bytes` bytes from the start of `text`, cut between characters.
std::string_view clip(std::string_view text, std::size_t bytes);

}  // namespace torikumi::base
