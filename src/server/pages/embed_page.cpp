// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/embed_page.hpp"

#include "server/pages/embedded.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// As the attribute and the text of what is pasted hold it.
std::string as_markup(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string name_of(const IndexSummary& holding) {
  return holding.site.empty() ? "取組検索" : holding.site + "の取組を検索";
}

}  // namespace

std::string embed_search_page(const std::vector<search::Filter>& filters,
                              const IndexSummary& holding) {
  Data data;
  data.set("name", name_of(holding));
  data.set("css", asset_address("torikumi.css"));
  Data kept(Data::type::list);
  for (const search::Filter& filter : filters) {
    for (const std::string& value : filter.values) {
      Data each;
      each.set("name", filter.facet);
      each.set("value", value);
      kept.push_back(each);
    }
  }
  data.set("kept", kept);
  return render("embed_search.html", data);
}

std::string embed_page(const std::string& site, bool may_be_framed, const IndexSummary& holding) {
  const std::string name = as_markup(name_of(holding));
  const std::string form = "<form action=\"" + site + "/search\" method=\"get\" role=\"search\"";
  const std::string inside = "  <label>" + name +
                             " <input name=\"q\" type=\"search\"></label>\n"
                             "  <button type=\"submit\">検索</button>\n"
                             "</form>\n";
  Data data;
  data.set("plain", form + ">\n" + inside);
  data.set("with_script", form + " data-torikumi>\n" + inside + "<script src=\"" + site +
                              "/assets/" + std::string(kEmbedScript) + "\" defer></script>\n");
  data.set("frame", "<iframe src=\"" + site + "/embed/search\" title=\"" + name +
                        "\" width=\"100%\" height=\"160\"></iframe>\n");
  data.set("may_be_framed", may_be_framed);
  data.set("site", site);
  return in_frame({"ほかのサイトに置く", Menu::kNone, "", holding}, render("embed.html", data));
}

}  // namespace torikumi::server::pages
