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
    return "「" + each.from + "」は" + (each.to.empty() ? "" : each.to.front()) + "年" +
           (each.to.size() > 1 ? "（" + each.to.back() + "）" : "") + "と読みました。";
  if (each.kind == "synonym") return "「" + each.from + "」は" + to + "も探しました。";
  if (each.kind == "variant") return "「" + each.from + "」は" + to + "も同じことばとしました。";
  if (each.kind == "reading")
    return "「" + each.from + "」は、読みが" + to + "のことばも探しました。";
  if (each.kind == "department") return "「" + each.from + "」は部署の名前です。";
  if (each.kind == "complaint")
    return "「" + each.from + "」：" + (each.to.empty() ? "" : each.to.front());
  return "「" + each.from + "」は" + to + "として探しました。";
}

}  // namespace

void set_understood(Data& page, const std::vector<search::QueryRewrite>& rewrites,
                    const std::vector<std::string>& taken_back, const Link& link, bool can_narrow) {
  Data lines(Data::type::list);
  const auto add = [&](const std::string& text, const std::string& about, const std::string& href,
                       const std::string& href_text) {
    Data line;
    line.set("text", text);
    if (!href.empty()) {
      line.set("off", href);
      line.set("off_text", href_text);
      line.set("about", about);
    }
    lines.push_back(line);
  };
  for (const search::QueryRewrite& each : rewrites) {
    if (each.kind == "department" && can_narrow) {
      add(sentence(each), each.from, link.with("department", each.to.front()).text(),
          each.to.front() + "に絞り込む");
    } else {
      add(sentence(each), each.from,
          each.off.empty() ? std::string() : link.with("off", each.off).text(),
          "この読み替えをやめる");
    }
  }
  // Each line repeats the address of the page.
  constexpr std::size_t kMostLines = 10;
  std::size_t lines_of_taken_back = 0;
  for (const std::string& off : taken_back) {
    if (++lines_of_taken_back > kMostLines) break;
    const std::string about = off.substr(off.find(':') + 1);
    add("「" + about + "」の読み替えをやめています。", about, link.without("off", off).text(),
        "元に戻す");
  }
  if (rewrites.empty() && taken_back.empty()) return;
  Data understood;
  understood.set("lines", lines);
  page.set("understood", understood);
}

}  // namespace torikumi::server::pages
