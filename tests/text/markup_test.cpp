// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/markup.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

TEST(Markup, BlocksEndLinesAndNothingElseChanges) {
  const std::pair<std::string, std::string> table[] = {
      {"窓口を改善します。", "窓口を改善します。"},
      {"  前後の空白　", "  前後の空白　"},
      {"<p>一</p><p>二</p>", "一\n二\n"},
      {"<p>一</p> <p>二</p>", "一\n 二\n"},
      {"<ul style=\"list-style-type: none\"> <li>・ 甲</li> <li>・ 乙</li> </ul>",
       " ・ 甲\n ・ 乙\n "},
      {"低CO <sub>2</sub> 川崎", "低CO 2 川崎"},
      {"<b>太</b>字", "太字"},
      {"一<br>二<br/>三", "一\n二\n三"},
      {"文<p>段落</p>後", "文\n段落\n後"},
      {"<div><p>深い</p></div>", "深い\n"},
      {"<table><tr><td>甲</td><td>乙</td></tr></table>", "甲\n乙\n"},
      {"<script>alert(1)</script>残る<!-- 消える -->", "残る"},
      {"&lt;p&gt; と &amp; と &#x5c40;", "<p> と & と 局"},
      {"R&D と Q&A", "R&D と Q&A"},
      {"<Gaviの2016-2020年戦略目標>", "<Gaviの2016-2020年戦略目標>"},
      {"<平成29年度から>と<p>段落</p>", "<平成29年度から>と\n段落\n"},
      {"歩留り <10% に", "歩留り <10% に"},
      {"a < b > c", "a < b > c"},
      {"終わらない <p class=", "終わらない <p class="},
      {"<!-- 閉じない", "<!-- 閉じない"},
      {"<img src=\"a.png\" alt=\"図\">写真", "写真"},
      {"<P>大文字</P>", "大文字\n"},
      {"<P>一<P>二", "一\n二\n"},
      {"<B>案は採らない", "<B>案は採らない"},
      {"達成度<S>と<A>", "達成度<S>と<A>"},
      {"達成度<P>", "達成度<P>"},
      {"<B>太</B>字", "太字"},
      {"<ruby>窓<rp>（</rp><rt>まど</rt><rp>）</rp>口<rt>ぐち</rt></ruby>へ", "窓口へ"},
      {"値 i<s の場合。あるいは x>y", "値 i<s の場合。あるいは x>y"},
      {"a<b かつ b>c", "a<b かつ b>c"},
      {"a<b and b>c", "a<b and b>c"},
      {"<input type=checkbox checked>済", "済"},
      {"<td nowrap class='x'>甲</td><td>乙</td>", "甲\n乙\n"},
      {"<select><option>甲<option selected>乙</select>", "甲\n乙\n"},
      {"<fieldset><legend>区分</legend>甲</fieldset>", "区分\n甲\n"},
      {"閉じない<script>の後も残る", "閉じない<script>の後も残る"},
      {"<style>p{}</STYLE >残る<style>これも<script>a</script>", "残る<style>これも"},
      {"<noscript>代わりの文</noscript>", "代わりの文"},
      {"<isindex>欄", "欄"},
      {"<textarea>記入<b>例</b></textarea>", "記入例"},
      {"<xmp>例</xmp>文", "例\n文"},
      {"<table border cellpadding=0><tr><td data-x>甲<td>乙</table>後", "甲\n乙\n後"},
      {"<table>前<tr><td>甲</td></tr>後</table>", "前\n甲\n後\n"},
      {"<select><p>甲</p><p>乙</p></select>", "甲\n乙\n"},
      {"図<svg><g><text x='1'>出典</text></g></svg>と<math><mi>x</mi><mo>=</mo></math>",
       "図出典とx="},
      {"<p>一\r\n二</p>", "一\r\n二\n"},
      {"<dialog>知らせ</dialog><picture>図</picture>", "知らせ\n図"},
  };
  for (const auto& [given, wanted] : table) EXPECT_EQ(without_markup(given), wanted) << given;
}

std::string repeated(const std::string& what, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += what;
  return text;
}

TEST(Markup, DeepNestingLosesNoTextAndTakesNoTime) {
  for (const char* element : {"div", "b", "span", "table", "ul", "font"}) {
    const std::string open = std::string("<") + element + ">";
    const std::string text = without_markup(repeated(open, 200000) + "底の文");
    EXPECT_NE(text.find("底の文"), std::string::npos) << element;
  }
}

TEST(Markup, EndTagsOfWhatIsNotOpenNestNothing) {
  for (const char* pair : {"<div></b>", "<font>あ</b>", "<object></ruby>", "<div><object></div>",
                           "<b><i></b></i>", "<ul><li></div>", "<a><div></a>"}) {
    const std::string text = without_markup(repeated(pair, 50000) + "底の文");
    EXPECT_NE(text.find("底の文"), std::string::npos) << pair;
  }
}

TEST(Markup, NoDepthIsTooDeep) {
  for (const char* tag : {"<div>", "<b>"})
    EXPECT_NE(without_markup(repeated(tag, 200000) + "底の文").find("底の文"), std::string::npos);
}

TEST(Markup, AnyBytesPass) {
  without_markup(repeated("<", 100000));
  without_markup(repeated("<p ", 100000));
  without_markup(repeated("<!--", 100000));
  without_markup(repeated("&", 100000));
  without_markup("<p" + repeated(" a=1", 400000) + ">");
  without_markup(repeated("<p a='", 100000));
  without_markup(repeated("<script>", 100000));
  without_markup("<p>\xFF\xC0\xED\xA0\x80</p>");
}

}  // namespace
}  // namespace torikumi::text
