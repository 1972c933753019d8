// SPDX-License-Identifier: GPL-2.0-or-later
/// A database of a test's own, and tables to fill it with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {

/// A table of that many initiatives, all different; `mark` stands in the current state of each.
inline std::string table(int rows, const std::string& mark = "") {
  std::string text(kHeader);
  for (int i = 0; i < rows; ++i) {
    text += row("第" + std::to_string(i % 7) + "局", "課題" + std::to_string(i),
                "分類" + std::to_string(i % 3), "現状の" + std::to_string(i) + "番です。" + mark,
                "方向を示します。");
  }
  return text;
}

class IndexTest : public testing::Test {
 protected:
  Outcome index(const std::vector<std::string>& more) {
    std::vector<std::string> words{"index", "--db", db_};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words);
  }
  std::size_t records() { return exported(db_).size(); }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

}  // namespace torikumi::tests
