// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/frame.hpp"

#include <array>
#include <ctime>

#include "base/time.hpp"
#include "server/pages/embedded.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

std::string japanese_time(const std::string& utc) {
  const auto seconds = base::seconds_of_utc(utc);
  if (!seconds) return utc;
  const std::tm local = base::in_japan(*seconds);
  std::array<char, 16> clock{};
  std::strftime(clock.data(), clock.size(), "%H:%M", &local);
  constexpr int kYearZero = 1900;
  return std::to_string(local.tm_year + kYearZero) + "年" + std::to_string(local.tm_mon + 1) +
         "月" + std::to_string(local.tm_mday) + "日 " + clock.data() + "（日本時間）";
}

std::string in_frame(const Frame& frame, const std::string& body) {
  static const std::string css = asset_address("torikumi.css");
  static const std::string js = asset_address("torikumi.js");
  const bool wards = !frame.holding || frame.holding->has_wards;
  Data data;
  const std::string site = frame.holding ? frame.holding->site : "";
  data.set("title", frame.title + " | " + (site.empty() ? "" : site + " ") + "取組検索 Torikumi");
  if (!site.empty()) data.set("site", site);
  data.set("css", css);
  data.set("js", js);
  if (!frame.feed.empty()) data.set("feed", frame.feed);
  if (!frame.canonical.empty()) data.set("canonical", frame.canonical);
  Data menu(Data::type::list);
  const auto add = [&](Menu item, const char* text, const char* href) {
    Data entry;
    entry.set("text", text);
    entry.set("href", href);
    entry.set("here", item == frame.here);
    menu.push_back(entry);
  };
  add(Menu::kSearch, "検索", "/search");
  add(Menu::kOverview, "全体像", "/overview");
  add(Menu::kWards, wards ? "区ごとに見る" : "部署ごとに見る", "/wards");
  if (frame.holding && frame.holding->has_editions)
    add(Menu::kChanges, "版の違いを見る", "/changes");
  if (frame.holding && frame.holding->has_due) add(Menu::kTimeline, "期限", "/timeline");
  add(Menu::kDraft, "下書きから探す", "/draft");
  add(Menu::kAbout, "この検索について", "/about");
  data.set("menu", menu);
  data.set("body", body);
  if (frame.holding) {
    Data about;
    about.set("count", with_commas(frame.holding->count));
    about.set("indexed", frame.holding->indexed);
    about.set("indexed_text", japanese_time(frame.holding->indexed));
    if (!frame.holding->documents.empty()) {
      about.set("documents", frame.holding->documents);
      about.set("of_site", frame.holding->site);
    }
    if (!frame.holding->contact.empty()) about.set("contact", frame.holding->contact);
    data.set("about", about);
  }
  return render("layout.html", data);
}

std::string search_box(const std::string& query) {
  Data data;
  data.set("query", query);
  return render("box.html", data);
}

}  // namespace torikumi::server::pages
