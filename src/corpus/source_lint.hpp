// SPDX-License-Identifier: GPL-2.0-or-later
/// Source lint: what a careful reader would strike in the source. They are told, never mended.
///
///   "複雑化する中、（何?）。"  → a placeholder was left in the text: （何?）
///   "平成37（2025）年"        → 平成37年 never was …
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torikumi::corpus {

/// What is wrong with one cell's text, a sentence each; empty for most.
std::vector<std::string> faults_of(std::string_view text);

}  // namespace torikumi::corpus
