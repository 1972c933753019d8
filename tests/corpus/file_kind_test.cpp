// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/file_kind.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/workbook.hpp"

namespace torikumi::corpus {
namespace {

std::string utf16(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

/// What is said of these bytes, and what helps.
std::string refusal(const std::string& bytes) {
  try {
    kind_of(bytes, "a.xls");
  } catch (const base::Error& error) {
    return error.what() + std::string(" / ") + error.hint();
  }
  return {};
}

TEST(FileKind, IsWhatTheBytesAre) {
  EXPECT_EQ(kind_of("局・区・室\t課題", "a.xlsx"), FileKind::kText);
  EXPECT_EQ(kind_of(tests::xlsx({{"s", "", "", "", ""}}), "a.csv"), FileKind::kXlsx);
  EXPECT_EQ(kind_of(tests::ods(""), "a.csv"), FileKind::kOds);
  EXPECT_EQ(kind_of("%PDF-1.7", "a"), FileKind::kPdf);
}

TEST(FileKind, WhatCannotBeReadIsNamedWithWhatHelps) {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_EQ(refusal(compound + utf16("Workbook")),
            "a.xls: this is an Excel workbook of the old kind (.xls) / open it and save it as "
            ".xlsx, or: soffice --headless --convert-to xlsx 'a.xls'");
  EXPECT_NE(refusal(compound + utf16("EncryptedPackage")).find("protected by a password"),
            std::string::npos);
  EXPECT_NE(refusal(compound + utf16("WordDocument")).find("of the old kind (.doc, .ppt)"),
            std::string::npos);
  EXPECT_NE(refusal(tests::zip_of({{"xl/workbook.bin", "x"}})).find(".xlsb"), std::string::npos);
  EXPECT_NE(refusal(tests::zip_of({{"word/document.xml", "x"}})).find("text document"),
            std::string::npos);
  EXPECT_NE(refusal(tests::zip_of({{"a.csv", "x"}})).find("a zip archive"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04 cut").find("damaged or cut off"), std::string::npos);
  EXPECT_NE(refusal("\x89PNG").find("a picture"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::corpus
