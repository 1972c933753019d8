// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a hit are highlighted.
#include <gtest/gtest.h>

#include <map>

#include "index/stored_record.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

/// Two numbers of which neither holds the other, and whose terms have the same sixteen bits.
std::pair<std::string, std::string> like_numbers() {
  std::map<std::uint16_t, std::string> known;
  for (int number = 1000;; ++number) {
    const std::string digits = std::to_string(number);
    const auto [other, is_new] = known.try_emplace(index::term_hash16("W" + digits), digits);
    if (!is_new) return {other->second, digits};
  }
}

TEST(Highlight, MarksTheWordAndNoOtherThatHasItsDigest) {
  const auto [wanted, other] = like_numbers();
  const TemporaryFolder folder;
  const std::string table =
      "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n総務局\t台帳の整理\t改革\t台帳は" + other +
      "冊と" + wanted + "冊です。\t続けます。\n";
  const std::string db = folder / "db";
  ASSERT_EQ(torikumi({"index", "--db", db, folder.write("a.tsv", table)}).status, 0);
  const auto found = torikumi({"search", "--db", db, "--format", "json", wanted}).json();
  std::vector<std::string> marked;
  for (const auto& snippet :
       found.at("hits").as_array().at(0).as_object().at("snippets").as_array()) {
    for (const auto& fragment : snippet.as_object().at("fragments").as_array()) {
      if (fragment.as_object().at("hit").as_bool())
        marked.emplace_back(fragment.as_object().at("text").as_string());
    }
  }
  EXPECT_EQ(marked, std::vector<std::string>{wanted});
}

}  // namespace
}  // namespace torikumi::tests
