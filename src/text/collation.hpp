// SPDX-License-Identifier: GPL-2.0-or-later
/// Collation: the order in which a Japanese reader expects names.
///
///   sort_key("麻生区役所") < sort_key("幸区役所") as bytes, where the first comes first
#pragma once

#include <string>
#include <string_view>

namespace torikumi::text {

/// Bytes that compare as the texts do in Japanese collation (ICU, locale ja); no zero byte among
/// them. Any thread.
std::string sort_key(std::string_view text);

}  // namespace torikumi::text
