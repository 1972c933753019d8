// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sentences.hpp"

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
}

/// True for three bytes at `at` that are one kana or kanji, and so neither end nor part anything.
bool is_plain(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (at + 2 >= text.size()) return false;
  const unsigned lead = byte(at);
  const bool kanji = lead >= 0xE4 && lead <= 0xE9;
  const bool kana = lead == 0xE3 && byte(at + 1) != 0x80;
  return (kanji || kana) && (byte(at + 1) & 0xC0U) == 0x80U && (byte(at + 2) & 0xC0U) == 0x80U;
}

bool closes_bracket(char32_t c) { return c == U'」' || c == U'』' || c == U'）' || c == U')'; }

bool may_cut_behind(char32_t c) { return c == U'、' || c == U' ' || c == U',' || c == U'　'; }

}  // namespace

std::vector<base::ByteRange> sentences(std::string_view text) {
  std::vector<base::ByteRange> pieces;
  std::uint32_t begin = 0;
  std::uint32_t good_cut = 0;  // behind the last comma or blank of the piece at hand
  for (std::uint32_t i = 0; i < text.size();) {
    while (i + 3 - begin <= kLongestPiece && is_plain(text, i)) i += 3;
    if (i >= text.size()) break;
    const base::Decoded d = base::decode(text, i);
    if (i + d.bytes - begin > kLongestPiece) {
      const std::uint32_t cut = good_cut > begin ? good_cut : i;
      pieces.push_back({begin, cut});
      begin = cut;
    }
    i += d.bytes;
    if (may_cut_behind(d.code_point)) good_cut = i;
    if (!ends_sentence(d.code_point)) continue;
    // A bracket that closes behind the full stop belongs to the sentence: （…です。）
    while (d.code_point != U'\n' && i < text.size()) {
      const base::Decoded next = base::decode(text, i);
      if (!closes_bracket(next.code_point) && !ends_sentence(next.code_point)) break;
      if (i + next.bytes - begin > kLongestPiece) break;
      i += next.bytes;
      if (next.code_point == U'\n') break;
    }
    pieces.push_back({begin, i});
    begin = i;
  }
  if (begin < text.size()) pieces.push_back({begin, static_cast<std::uint32_t>(text.size())});
  return pieces;
}

std::vector<std::string> sentence_keys(std::string_view text) {
  std::vector<std::string> keys;
  for (const base::ByteRange& range : sentences(text)) {
    std::string key = comparison_key(base::slice(text, range));
    if (!key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

base::ByteRange trimmed(std::string_view text, base::ByteRange range) {
  while (range.begin < range.end) {
    const base::Decoded d = base::decode(text, range.begin);
    if (!is_blank(d.code_point)) break;
    range.begin += d.bytes;
  }
  while (range.begin < range.end) {
    const std::uint32_t last = base::character_before(text, range.end);
    if (!is_blank(base::decode(text, last).code_point)) break;
    range.end = last;
  }
  return range;
}

}  // namespace torikumi::text
