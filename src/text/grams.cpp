// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/grams.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/fnv.hpp"
#include "base/utf8.hpp"
#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

std::uint32_t digest_of(const char32_t* first, std::size_t n) {
  base::Fnv1a digest;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::uint32_t c = first[i], byte = 0; byte < 3; ++byte, c >>= 8U)
      digest.add(static_cast<unsigned char>(c & 0xFFU));
  }
  return digest.value();
}

}  // namespace

std::vector<std::uint32_t> grams(std::string_view text, std::size_t n) {
  std::u32string letters;
  const std::string key = comparison_key(text);
  for (std::size_t at = 0; at < key.size();) {
    const base::Decoded each = base::decode(key, at);
    at += each.bytes;
    if (u_isalnum(static_cast<UChar32>(each.code_point)) != 0) letters.push_back(each.code_point);
  }
  std::vector<std::uint32_t> all;
  if (letters.empty()) return all;
  const std::size_t run = std::min(n, letters.size());
  for (std::size_t i = 0; i + run <= letters.size(); ++i)
    all.push_back(digest_of(letters.data() + i, run));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

double dice(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++shared;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace torikumi::text
