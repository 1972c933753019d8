// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/encoding.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace torikumi::text {
namespace {

using namespace std::string_literals;

// 「局・区・室」 and a line of prose, in each encoding.
const std::string kUtf8 = "局・区・室\n窓口を改善します。\n";
const std::string kCp932 =
    "\x8b\xc7\x81\x45\x8b\xe6\x81\x45\x8e\xba\n\x91\x8b\x8c\xfb\x82\xf0\x89\xfc\x91\x50\x82\xb5\x82"
    "\xdc\x82\xb7\x81\x42\n";
const std::string kEucJp =
    "\xb6\xc9\xa1\xa6\xb6\xe8\xa1\xa6\xbc\xbc\n\xc1\xeb\xb8\xfd\xa4\xf2\xb2\xfe\xc1\xb1\xa4\xb7\xa4"
    "\xde\xa4\xb9\xa1\xa3\n";

std::string utf16(const std::string& mark, bool little) {
  std::string bytes = mark;
  for (const char16_t unit : std::u16string(u"局・区・室\n窓口を改善します。\n")) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

TEST(Encoding, IsFoundFromTheBytes) {
  const std::tuple<std::string, const char*> table[] = {
      {kUtf8, "UTF-8"},
      {"\xEF\xBB\xBF" + kUtf8, "UTF-8"},
      {kCp932, "CP932"},
      {kEucJp, "EUC-JP"},
      {utf16("\xFF\xFE", true), "UTF-16LE"},
      {utf16("\xFE\xFF", false), "UTF-16BE"},
      {utf16("", true), "UTF-16LE"},
      {utf16("", false), "UTF-16BE"},
  };
  for (const auto& [bytes, encoding] : table) {
    const DecodedText decoded = decode_text(bytes, "", "x");
    EXPECT_EQ(decoded.encoding, encoding);
    EXPECT_EQ(decoded.text.view(), kUtf8);
  }
}

TEST(Encoding, Utf32IsKnownByItsMark) {
  const DecodedText decoded = decode_text("\xFF\xFE\0\0\x40\x5C\0\0\n\0\0\0"s, "", "x");
  EXPECT_EQ(decoded.text.view(), "局\n");
  EXPECT_EQ(decoded.encoding, "UTF-32LE");
}

TEST(Encoding, EucJpHasTheCharactersOfWindowsToo) {
  EXPECT_EQ(decode_text(kEucJp + "\x8f\xf4\xfb\xad\xa1\n", "", "x").text.view(), kUtf8 + "髙①\n");
}

TEST(Encoding, IsTakenFromItsNameHoweverSpelt) {
  for (const char* name : {"CP932", "shift_jis", "SJIS", "Windows-31J"})
    EXPECT_EQ(decode_text(kCp932, name, "x").text.view(), kUtf8);
  EXPECT_EQ(decode_text(kEucJp, "euc-jp", "x").text.view(), kUtf8);
  EXPECT_EQ(decode_text(utf16("\xFF\xFE", true), "UTF-16", "x").text.view(), kUtf8);
  EXPECT_EQ(decode_text(utf16("\xFE\xFF", false), "utf16", "x").text.view(), kUtf8);
}

TEST(Encoding, Utf16NeedsNoMarkWhereItIsNamed) {
  EXPECT_EQ(decode_text(utf16("", false), "UTF-16", "x").text.view(), kUtf8);
  EXPECT_EQ(decode_text(utf16("", true), "UTF-16", "x").text.view(), kUtf8);
}

TEST(Encoding, JisIsKnownByItsEscapes) {
  const DecodedText decoded = decode_text("\x1B$B6I\x1B(B\n"s, "", "x");
  EXPECT_EQ(decoded.encoding, "ISO-2022-JP");
  EXPECT_EQ(decoded.text.view(), "局\n");
}

TEST(Encoding, AGuessThatCouldBeAnotherIsNotSilent) {
  const DecodedText decoded = decode_text("\xb6\xc9\xb6\xc9"s, "", "x");
  EXPECT_FALSE(decoded.certain);
  EXPECT_FALSE(decoded.alternative.empty());
}

std::string failure(const std::string& bytes, const std::string& encoding = "") {
  try {
    decode_text(bytes, encoding, "計画.tsv");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Encoding, MarksAndEndsOfFilesAreNoText) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBF\xEF\xBB\xBF" + kUtf8, "", "x").text.view(), kUtf8);
  for (const std::string& bytes : {kUtf8, kCp932, kEucJp})
    EXPECT_EQ(decode_text(bytes + "\x1A", "", "x").text.view(), kUtf8);
  EXPECT_EQ(decode_text("\x1B$B6I\x1B(B\n\x1A"s, "", "x").text.view(), "局\n");
  // 級 ends in that byte in UTF-16.
  EXPECT_EQ(decode_text("\xFE\xFF\x5C\x40\x7D\x1A"s, "", "x").text.view(), "局級");
}

TEST(Encoding, AControlInALineOfAsciiIsToldAtItsPlace) {
  EXPECT_NE(failure(kCp932 + "A,B\x7F\n").find("line 3 (byte 33)"), std::string::npos)
      << failure(kCp932 + "A,B\x7F\n");
}

TEST(Encoding, DamageIsToldWithItsLine) {
  EXPECT_EQ(failure(kUtf8 + "窓\xE5\x8C\n"), "計画.tsv: line 3 (byte 47): broken UTF-8");
  EXPECT_NE(failure(std::string("\x7F"
                                "ELF\0\0",
                                6)),
            "");
  EXPECT_NE(failure(kUtf8, "CP932"), "");
  EXPECT_EQ(failure(kUtf8 + kCp932 + kUtf8),
            "計画.tsv: line 3 (byte 44): this line is not UTF-8, as most other lines are");
  EXPECT_EQ(failure(kCp932 + kUtf8 + kCp932).find("計画.tsv: line 3 "), 0u);
  EXPECT_NE(failure(kCp932, "UTF-8"), "");
  EXPECT_EQ(failure(std::string("a\0\0\0\n\0\0\0", 8), "UTF-16LE"),
            "計画.tsv: read as UTF-16LE there are zeros in it");
  EXPECT_EQ(failure(kUtf8, "latin-9"), "unknown encoding: latin-9");
}

}  // namespace
}  // namespace torikumi::text
