// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_lines_reader.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "corpus/corpus.hpp"
#include "support/sources.hpp"

namespace torikumi::corpus {
namespace {

Corpus read(const std::string& text) {
  return tests::read_corpus({{"a.jsonl", text}}, schema::built_in_collection());
}

std::string failure(const std::string& text) {
  try {
    read(text);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

const std::string kLine =
    R"({"id":"1","department":"局","category":"c","title":"t","current":"x","direction":"y"})";

TEST(JsonLinesReader, ReadsObjectsByTheirKeys) {
  const Corpus corpus = read(
      kLine + "\n\n" +
      R"({"課題の名称":"甲","局・区・室":"総務局","項目":null,"現状":["一","二"],"取組の方向性":12})" +
      "\r\n");
  ASSERT_EQ(corpus.records.size(), 2u);
  EXPECT_EQ(corpus.records[0].id, "1");
  EXPECT_EQ(corpus.records[1][schema::Field::kCurrent], "一\n二");
  EXPECT_EQ(corpus.records[1][schema::Field::kDirection], "12");
  EXPECT_EQ(corpus.records[1].origin.line, 3u);
}

TEST(JsonLinesReader, RejectsRowsThatLackAKeyOrHoldAnObject) {
  const Corpus corpus =
      read(kLine + "\n{\"title\":\"t\"}\n" + R"({"id":"3","title":{"a":1},"current":"x"})" + "\n");
  EXPECT_EQ(corpus.records.size(), 1u);
  ASSERT_EQ(corpus.rejections.size(), 2u);
  EXPECT_EQ(corpus.rejections[0].origin.line, 2u);
  EXPECT_EQ(corpus.rejections[0].reason, "it lacks department (局・区・室, 局区室, 局・区, …)");
  EXPECT_EQ(corpus.rejections[1].reason, "\"title\" is an object, not a text");
}

TEST(JsonLinesReader, AnIdentityIsEnough) {
  const Corpus corpus = read(R"({"id":"1","title":"t"})"
                             "\n"
                             R"({"department":"局","title":"u"})");
  EXPECT_EQ(corpus.records.size(), 2u);
  EXPECT_EQ(corpus.rejections.size(), 0u);
}

TEST(JsonLinesReader, NumbersStayAsTheyAreWritten) {
  const Corpus corpus = read(
      R"({"id":12345678901234567890123,"title":1234567.890,"current":[12.50,-0,true],"direction":1e30})");
  ASSERT_EQ(corpus.records.size(), 1u);
  EXPECT_EQ(corpus.records[0].id, "12345678901234567890123");
  EXPECT_EQ(corpus.records[0][schema::Field::kTitle], "1234567.890");
  EXPECT_EQ(corpus.records[0][schema::Field::kCurrent], "12.50\n-0\ntrue");
  EXPECT_EQ(corpus.records[0][schema::Field::kDirection], "1e30");
}

TEST(JsonLinesReader, DamageFailsTheRunWithItsLine) {
  EXPECT_EQ(failure(kLine + "\n{\"id\":\"2\",\"title\":\"t"),
            "a.jsonl: line 2: broken JSON at byte 21 of the line: the line is cut off");
  EXPECT_NE(failure(kLine + "\n{id:2}\n").find("a.jsonl: line 2: broken JSON"), std::string::npos);
  EXPECT_EQ(failure("[" + kLine + "]"), "a.jsonl: line 1: a list stands here");
  EXPECT_NE(failure(R"({"name":"a","phone":"b"})").find("Seen: name, phone"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::corpus
