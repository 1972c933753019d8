// SPDX-License-Identifier: GPL-2.0-or-later
/// Snippets: the part of a text that says most about a query, its matches marked.
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
std::vector<base::ByteRange> places_of_strings(std::string_view text,
                                               const std::vector<std::string>& string_forms);

/// Sorts ranges and joins those that overlap or touch.
std::vector<base::ByteRange> merged(std::vector<base::ByteRange> ranges);

/// The whole text, cut where matches (sorted, apart) begin and end; nothing for an empty text.
std::vector<Fragment> cut(std::string_view text, const std::vector<base::ByteRange>& matches);

/// The best run of sentences of `text` for these matches (sorted, apart), or the first sentences
/// where there is none. Joined, the fragments are a verbatim run of `text` of at most
/// kSnippetCharacters.
std::vector<Fragment> best_fragments(std::string_view text,
                                     const std::vector<base::ByteRange>& matches);

}  // namespace torikumi::search
