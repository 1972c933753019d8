// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/department_agreement.hpp"

#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::search {
namespace {

using tests::row;

TEST(DepartmentAgreement, IsWhatTheFormulaSays) {
  const tests::TemporaryFolder folder;
  std::string table = std::string(tests::kHeader) +
                      row("福祉局", "一", "福祉", "見守りをする。", "続ける。") +
                      row("福祉局", "二", "福祉", "見守りをする。", "続ける。");
  for (int i = 0; i < 28; ++i)
    table += row("土木局", "道" + std::to_string(i), "土木", "道をつくる。", "続ける。");
  ASSERT_EQ(tests::torikumi({"index", "--db", folder / "db", folder.write("t.tsv", table)}).status,
            0);
  index::Database database(folder / "db");
  IndexReader reader(database);
  const auto& labels = reader.values().column(schema::slot::kDepartment).labels();
  const std::vector<double> agreement =
      DepartmentAgreement(reader).of({{Term(TermKind::kWord, "見守る")}});
  ASSERT_EQ(agreement.size(), 2U);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    // df/N = 1/15. 福祉局: ln(1 + 15 (2 + 1/3) / 7) = ln 6; 土木局: ln(1 + 15 (1/3) / 33).
    EXPECT_NEAR(agreement[i], labels[i] == "福祉局" ? 1.791759 : 0.141079, 1e-5) << labels[i];
  }
}

}  // namespace
}  // namespace torikumi::search
