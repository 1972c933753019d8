// SPDX-License-Identifier: GPL-2.0-or-later
/// Highlighter: the part of a text that says most about a query, its matches marked.
///
///   …係間連携等の対応を図り、|待ち時間|を前年より30分短縮する…
#pragma once

#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "search/request.hpp"

namespace torikumi::search {

/// Characters that a snippet has at most.
inline constexpr std::size_t kSnippetCharacters = 120;

/// The bytes of `text` where it, in string form, holds one of `string_forms`; whole characters.
std::vector<base::ByteRange> find_strings(std::string_view text,
                                          const std::vector<std::string>& string_forms);

/// A place where a text meets a query, and how much it tells there.
struct Highlight {
  base::ByteRange range;
  double weight = 1;
};

/// Sorts marks and joins those that overlap or touch. Neighbours tell what both do, and of two over
/// one another the better counts.
std::vector<Highlight> merge_ranges(std::vector<Highlight> marks);

/// The best run of sentences of `text` for these marks (merged), or the first sentences where there
/// is none: at most kSnippetCharacters. Nothing of a text of blanks.
base::ByteRange best_passage(std::string_view text, const std::vector<Highlight>& marks);

/// How much a piece of text tells: different matches count more than the same one again.
double passage_weight(std::string_view text, base::ByteRange piece,
                      const std::vector<Highlight>& marks);

/// A part of the text, cut where marks (merged) begin and end. Joined, the fragments are that part,
/// verbatim.
std::vector<Fragment> to_fragments(std::string_view text, base::ByteRange part,
                                   const std::vector<Highlight>& marks);
std::vector<Fragment> whole_to_fragments(std::string_view text,
                                         const std::vector<Highlight>& marks);

}  // namespace torikumi::search
