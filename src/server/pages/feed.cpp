// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/feed.hpp"

#include "server/pages/hits.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// XML 1.0 has no control characters but tab and line ends.
std::string printable(std::string text) {
  std::erase_if(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return text;
}

}  // namespace

std::string search_feed(const SearchView& view, const Holding& holding, const std::string& site) {
  using schema::Field;
  const Link link = search_link(view.state).without("limit");
  Data data;
  data.set("title", view.state.request.query.empty()
                        ? "すべての取組"
                        : "「" + printable(view.state.request.query) + "」の検索結果");
  data.set("updated", holding.indexed);
  data.set("self", site + link.at("/search.atom").text());
  data.set("page", site + link.text());
  Data entries(Data::type::list);
  for (const search::Hit& hit : view.response.hits) {
    if (hit.widened) continue;
    Data entry;
    entry.set("title", printable(title_of(hit.record)));
    entry.set("link", site + initiative_link(hit.record.id).text());
    entry.set("updated", holding.indexed);
    entry.set("department", printable(hit.record[Field::kDepartment]));
    if (!hit.record[Field::kCategory].empty())
      entry.set("category", printable(hit.record[Field::kCategory]));
    std::string summary;
    for (const search::Snippet& snippet : hit.snippets) {
      if (snippet.field == Field::kTitle) continue;
      if (!summary.empty()) summary += "\n";
      for (const search::Fragment& each : snippet.fragments) summary += each.text;
    }
    entry.set("summary", printable(summary));
    entries.push_back(entry);
  }
  data.set("entries", entries);
  return render("feed.xml", data);
}

}  // namespace torikumi::server::pages
