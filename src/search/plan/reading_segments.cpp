// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/reading_segments.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "schema/format.hpp"

namespace torikumi::search {

using index::Term;
using index::TermKind;

std::vector<Term> segment_reading(const std::string& sound, index::Database& database) {
  constexpr std::size_t kLongest = 90;  // bytes: thirty kana, as no longer reading is indexed
  constexpr std::size_t kUnreached = ~std::size_t{0};
  if (sound.size() > 2 * kLongest) return {};
  std::vector<std::size_t> fewest(sound.size() + 1, kUnreached);
  std::vector<std::size_t> from(sound.size() + 1, 0);
  fewest[0] = 0;
  for (std::size_t begin = 0; begin < sound.size(); ++begin) {
    if (fewest[begin] == kUnreached || !base::is_boundary(sound, begin)) continue;
    for (std::size_t end = begin + 1; end <= std::min(sound.size(), begin + kLongest); ++end) {
      if (!base::is_boundary(sound, end) || fewest[end] <= fewest[begin] + 1) continue;
      // One kana is a sound that too many words have.
      const bool whole = begin == 0 && end == sound.size();
      if (!whole && end - begin <= 3) continue;
      const Term reading(TermKind::kReading, sound.substr(begin, end - begin));
      if (database.term_info(reading).document_frequency == 0) continue;
      fewest[end] = fewest[begin] + 1;
      from[end] = begin;
    }
  }
  std::vector<Term> parts;
  if (fewest[sound.size()] == kUnreached) return parts;
  for (std::size_t end = sound.size(); end > 0; end = from[end]) {
    parts.insert(parts.begin(), {TermKind::kReading, sound.substr(from[end], end - from[end])});
  }
  return parts;
}

}  // namespace torikumi::search
