// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/feed.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "server/pages/hits.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// The characters that XML 1.0 may hold (its production Char): no controls but tab and line ends,
/// and neither U+FFFE nor U+FFFF. (UTF-8 has no surrogates.)
std::string printable(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    i += d.bytes;
    const char32_t c = d.code_point;
    const bool control = c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r';
    if (!control && c != 0xFFFE && c != 0xFFFF) base::append(kept, c);
  }
  return kept;
}

}  // namespace

std::string search_feed(const SearchView& view, const IndexSummary& holding,
                        const std::string& site) {
  using schema::Field;
  const Link link = search_link(view.state).without("limit");
  Data data;
  data.set("title", view.state.request.query.empty()
                        ? "すべての取組"
                        : "「" + printable(view.state.request.query) + "」の検索結果");
  std::string updated;  // of the entry that changed last
  data.set("self", site + link.at("/search.atom").text());
  data.set("page", site + link.text());
  Data entries(Data::type::list);
  for (const search::Hit& hit : view.response.hits) {
    if (hit.widened) continue;
    Data entry;
    entry.set("title", printable(title_of(hit.record)));
    entry.set("link", site + initiative_link(hit.record.id).text());
    const std::string& changed = hit.record.changed.empty() ? holding.indexed : hit.record.changed;
    entry.set("updated", changed);
    updated = std::max(updated, changed);
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
  data.set("updated", updated.empty() ? holding.indexed : updated);
  return render("feed.xml", data);
}

}  // namespace torikumi::server::pages
