// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/rewrite_notes.hpp"

namespace torikumi::server::pages {
namespace {

std::string quoted(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += "「" + text + "」";
  return all;
}

std::string sentence(const search::QueryRewrite& each) {
  const std::string to = quoted(each.to);
  if (each.kind == "era")
    return "「" + each.from + "」を" + (each.to.empty() ? "" : each.to.front()) + "年" +
           (each.to.size() > 1 ? "（" + each.to.back() + "）" : "") + "として検索しました。";
  if (each.kind == "synonym")
    return "「" + each.from + "」の言い換えとして" + to + "も検索しました。";
  if (each.kind == "variant") return to + "も「" + each.from + "」と同じ語として検索しました。";
  if (each.kind == "reading") return "「" + each.from + "」と読む" + to + "も検索しました。";
  if (each.kind == "department") return "「" + each.from + "」は部署の名称です。";
  if (each.kind == "complaint")
    return "「" + each.from + "」：" + (each.to.empty() ? "" : each.to.front());
  return "「" + each.from + "」を" + to + "として検索しました。";
}

}  // namespace

void set_understood(Data& page, const std::vector<search::QueryRewrite>& rewrites,
                    const std::vector<std::string>& taken_back, const Link& link, bool can_narrow) {
  Data lines(Data::type::list);
  const auto add = [&](const std::string& text, const std::string& href,
                       const std::string& href_text, const std::string& about = {}) {
    Data line;
    line.set("text", text);
    if (!href.empty()) {
      line.set("off", href);
      line.set("off_text", href_text);
      if (!about.empty()) line.set("about", about);
    }
    lines.push_back(line);
  };
  for (const search::QueryRewrite& each : rewrites) {
    if (each.kind == "department" && can_narrow) {
      add(sentence(each), link.with("department", each.to.front()).text(),
          each.to.front() + "に絞り込む");
    } else {
      add(sentence(each), each.off.empty() ? std::string() : link.with("off", each.off).text(),
          "言い換えずに検索する", each.from);
    }
  }
  // Each line repeats the address of the page.
  constexpr std::size_t kMostLines = 10;
  std::size_t lines_of_taken_back = 0;
  for (const std::string& off : taken_back) {
    if (++lines_of_taken_back > kMostLines) break;
    const std::string about = off.substr(off.find(':') + 1);
    add("「" + about + "」の読み替えは行っていません。", link.without("off", off).text(),
        "元に戻す", about);
  }
  if (rewrites.empty() && taken_back.empty()) return;
  Data understood;
  understood.set("lines", lines);
  page.set("understood", understood);
}

}  // namespace torikumi::server::pages
