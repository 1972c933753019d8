// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi help query: the query language, for people at a terminal.
#include <ostream>
#include <string>

#include "cli/command.hpp"
#include "schema/field.hpp"

namespace torikumi::cli {
namespace {

/// What may stand before a colon, a line a field.
std::string fields_help() {
  std::string text =
      "  現状:高齢化 方向性:担い手     only in that column (a collection's own texts too):\n";
  for (const schema::FieldInfo& each : schema::kFields) {
    text += "                             " + std::string(each.name) + ": " +
            std::string(each.label) + ":";
    for_each_alias(each, [&](std::string_view alias) { text += " " + std::string(alias) + ":"; });
    text += "\n";
  }
  return text;
}

}  // namespace

void print_query_help(std::ostream& out) {
  out << R"(The query language. Full and half width are alike, and nothing that can be typed is an error:
what makes no sense is told, and the rest is searched.

  高齢者 見守り             both, anywhere in the initiative, department and category included
  見守り OR 見回り           one of them (also | and ｜)
  見守り -施設               without 施設 (also NOT 施設; - only behind a blank)
  高齢者 (見守り OR 見回り)   brackets group; inside a word they are text: 平成26（2014）年
  "市民会議"                 the string as it stands: no other forms, no synonyms (also “…” and ＂…＂)
  見守*                      words that begin so
)" << fields_help()
      << R"(  課題:(防犯 OR 防災)         brackets behind a column's name keep to it
  平成26年  H26  2014年度     the year in whatever form it is written
  2014..2016  平成26年..平成28年
                             any of these years
  期限:令和8年度  due:2026..2028
                             what is to be done by or in these fiscal years
  くやくしょ  ninchishou       words that sound so
  地域包括ケア                a run without particles: as it is, or all its words in any form
  交通安全対策                what ends in the kind of thing (対策 施策 事業 経費 …): that need not be there
  ひとり暮らしの高齢者を見守るには
                             a sentence: as it is, or one of its telling words; all of them rank

Spellings are one (取組 取り組み, サーバ サーバー). Synonyms count less and are told; --off takes one back.
Hits by words stand before those by a part of a word, and those before hits in department or category
only. Where fewer than ten meet everything, those that meet some of the words stand among and after
them, each where its score puts it.
)";
}

}  // namespace torikumi::cli
