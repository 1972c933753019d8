// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/delimited.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace torikumi::corpus {
namespace {

std::string rows(const std::string& text, char delimiter = ',') {
  std::string all;
  read_delimited(text, delimiter, "x.csv",
                 [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view) {
                   all += std::to_string(line) + ":";
                   for (const std::string& cell : cells) all += "[" + cell + "]";
                   all += "\n";
                   return true;
                 });
  return all;
}

std::string failure(const std::string& text, char delimiter = ',') {
  try {
    rows(text, delimiter);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Delimited, ReadsByRfc4180) {
  EXPECT_EQ(rows("a,b\nc,d\n"), "1:[a][b]\n2:[c][d]\n");
  EXPECT_EQ(rows("a,b\r\nc,d"), "1:[a][b]\n2:[c][d]\n");
  EXPECT_EQ(rows("\"窓口, 案内\",\"二\n行\"\n次,x\n"), "1:[窓口, 案内][二\n行]\n3:[次][x]\n");
  EXPECT_EQ(rows("\"言った\"\"はい\"\"\",x\n"), "1:[言った\"はい\"][x]\n");
  EXPECT_EQ(rows("a,,\n,,\n"), "1:[a][][]\n2:[][][]\n");
  EXPECT_EQ(rows("\n\na,b\n\nc,d\n"), "3:[a][b]\n5:[c][d]\n");
  EXPECT_EQ(rows("a;b\n", ';'), "1:[a][b]\n");
}

TEST(Delimited, TrimsNothing) { EXPECT_EQ(rows(" a ,\t b\n"), "1:[ a ][\t b]\n"); }

TEST(Delimited, AQuoteInsideAnUnquotedCellIsText) {
  EXPECT_EQ(rows("<ul style=\"x\">\tb\n次\tc\n", '\t'), "1:[<ul style=\"x\">][b]\n2:[次][c]\n");
  EXPECT_EQ(rows("5\" 角,x\n"), "1:[5\" 角][x]\n");
}

TEST(Delimited, WhatIsDamagedIsToldWithItsLine) {
  EXPECT_EQ(failure("a,b\nc,\"d\ne,f\n"), "x.csv: line 2: a quote is opened here and never closed");
  EXPECT_NE(failure("a,b\n\"c\"d,e\n").find("x.csv: line 2: text stands behind a closing quote"),
            std::string::npos);
  EXPECT_NE(failure("a,b\n\"c,d\n\"e\",f\n").find("in the row that begins on line 2"),
            std::string::npos);
}

}  // namespace
}  // namespace torikumi::corpus
