// SPDX-License-Identifier: GPL-2.0-or-later
/// Themes as a generation keeps them: groups of like initiatives, named by what they tell.
///
///   {人材育成, 区役所サービス, 研修} → 川崎区役所 …, 幸区役所 …, 中原区役所 …
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torikumi::index {

struct StoredTheme {
  std::vector<std::string> terms;  ///< the most telling first
  std::vector<std::string> ids;    ///< in the order of the sources
};

/// As kept under metadata::kThemes of the first shard. decode throws Error kBroken for bytes that
/// encode did not make.
std::string encode_themes(const std::vector<StoredTheme>& themes);
std::vector<StoredTheme> decode_themes(std::string_view data);

}  // namespace torikumi::index
