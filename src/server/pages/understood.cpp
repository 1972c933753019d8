// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/understood.hpp"

namespace torikumi::server::pages {
namespace {

std::string quoted(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += "「" + text + "」";
  return all;
}

std::string sentence(const search::Interpretation& each) {
  const std::string to = quoted(each.to);
  if (each.kind == "era")
    return "「" + each.from + "」は" + (each.to.empty() ? "" : each.to.front()) +
           "年と読みました。";
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

void set_reading(Data& page, const std::vector<search::Interpretation>& interpretation) {
  if (interpretation.empty()) return;
  Data lines(Data::type::list);
  for (const search::Interpretation& each : interpretation) {
    Data line;
    line.set("text", sentence(each));
    lines.push_back(line);
  }
  Data understood;
  understood.set("lines", lines);
  page.set("understood", understood);
}

void set_understood(Data& page, const SearchView& view) {
  const Link link = search_link(view.state);
  Data lines(Data::type::list);
  bool any = false;
  for (const search::Interpretation& each : view.response.interpretation) {
    Data line;
    line.set("text", sentence(each));
    if (!each.off.empty()) {
      line.set("off", link.with("off", each.off).text());
      line.set("off_text", "この読み替えをやめる");
      line.set("about", each.from);
    }
    if (each.kind == "department") {
      line.set("off", link.with("department", each.to.front()).text());
      line.set("off_text", each.to.front() + "に絞り込む");
      line.set("about", each.from);
    }
    lines.push_back(line);
    any = true;
  }
  for (const std::string& off : view.state.request.off) {
    const std::string about = off.substr(off.find(':') + 1);
    Data line;
    line.set("text", "「" + about + "」の読み替えをやめています。");
    line.set("off", link.without("off", off).text());
    line.set("off_text", "元に戻す");
    line.set("about", about);
    lines.push_back(line);
    any = true;
  }
  if (!any) return;
  Data understood;
  understood.set("lines", lines);
  page.set("understood", understood);
}

}  // namespace torikumi::server::pages
