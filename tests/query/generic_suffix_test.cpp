// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/generic_suffix.hpp"

#include <gtest/gtest.h>

namespace torikumi::query {
namespace {

TEST(Kind, IsNamedByTheLastWordsOfANameAndNotByAllOfThem) {
  const analysis::Dictionary dictionary;
  analysis::Analyser analyser(dictionary);
  const std::pair<const char*, const char*> table[] = {{"交通安全対策", "交通 安全"},
                                                       {"子育て支援事業費", "子育て 支援"},
                                                       {"高齢社会対策", "高齢 社会"},
                                                       {"地域包括ケア", "地域 包括 ケア"},
                                                       {"対策", "対策"},
                                                       {"事業費", "事業 費"},
                                                       {"対策会議", "対策 会議"},
                                                       {"医療費", "医療 費"},
                                                       {"市民活動", "市民 活動"},
                                                       {"食育推進", "食育"},
                                                       {"施設車両整備費", "施設 車両 整備"},
                                                       {"平成26年度事業", "平成26年度"}};
  for (const auto& [typed, wanted] : table) {
    const analysis::Analysis analysis = analyser.analyse(typed);
    const std::vector<QueryTerm> query_terms = query_terms_of(analysis, Synonyms());
    std::string kept;
    for (std::size_t i = 0; i < terms_before_generic_suffix(query_terms); ++i)
      kept += (kept.empty() ? "" : " ") + query_terms[i].text;
    EXPECT_EQ(kept, wanted) << typed;
  }
}

}  // namespace
}  // namespace torikumi::query
