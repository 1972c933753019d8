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

std::string feed(const FeedHead& head, const std::vector<FeedEntry>& entries,
                 const IndexSummary& holding, const std::string& site) {
  using schema::Field;
  Data data;
  data.set("title", printable(head.title));
  data.set("self", head.self);
  data.set("page", head.page);
  std::string updated;  // of the entry that changed last
  Data list(Data::type::list);
  for (const FeedEntry& each : entries) {
    const schema::Record& record = *each.record;
    Data entry;
    entry.set("title", printable(each.title));
    entry.set("link", site + initiative_link(record.id).text());
    const std::string& changed = record.changed.empty() ? holding.indexed : record.changed;
    entry.set("updated", changed);
    updated = std::max(updated, changed);
    entry.set("department", printable(record[Field::kDepartment]));
    if (!record[Field::kCategory].empty())
      entry.set("category", printable(record[Field::kCategory]));
    entry.set("summary", printable(each.summary));
    list.push_back(entry);
  }
  data.set("entries", list);
  data.set("updated", updated.empty() ? holding.indexed : updated);
  return render("feed.xml", data);
}

std::string search_feed(const SearchView& view, const IndexSummary& holding,
                        const std::string& site) {
  const Link link = search_link(view.state).without("limit");
  std::vector<FeedEntry> entries;
  for (const search::Hit& hit : view.response.hits) {
    if (hit.widened) continue;
    FeedEntry entry{&hit.record, title_of(hit.record), {}};
    for (const search::Snippet& snippet : hit.snippets) {
      if (snippet.field == schema::Field::kTitle) continue;
      if (!entry.summary.empty()) entry.summary += "\n";
      for (const search::Fragment& each : snippet.fragments) entry.summary += each.text;
    }
    entries.push_back(std::move(entry));
  }
  return feed({search_heading(view.state.request), site + link.at("/search.atom").text(),
               site + link.text()},
              entries, holding, site);
}

}  // namespace torikumi::server::pages
