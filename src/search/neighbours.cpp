// SPDX-License-Identifier: GPL-2.0-or-later
// What helps people on who look at one record, or at none.
#include <algorithm>

#include "index/xapian_errors.hpp"
#include "query/parse.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

std::pair<Xapian::docid, Xapian::docid> Searcher::around(Xapian::docid document) const {
  const index::DocValues& values = reader_.values();
  std::pair<Xapian::docid, Xapian::docid> neighbours{0, 0};
  auto& [before, behind] = neighbours;
  for (Xapian::docid other = 1; other <= values.last(); ++other) {
    if (other == document || !values.exists(other)) continue;
    if (order(other) < order(document)) {
      if (before == 0 || order(other) > order(before)) before = other;
    } else if (behind == 0 || order(other) < order(behind)) {
      behind = other;
    }
  }
  return neighbours;
}

Searcher::Neighbours Searcher::neighbours(const std::string& id) {
  return index::translate_xapian_errors(database_.directory(), [&] {
    Neighbours found;
    const auto document = database_.find(id);
    if (!document) return found;
    const auto [before, behind] = around(*document);
    if (before != 0) found.before = database_.record(before)->record;
    if (behind != 0) found.behind = database_.record(behind)->record;
    return found;
  });
}

std::vector<Searcher::PartCount> Searcher::count_parts(const Request& request) {
  constexpr std::size_t kMostParts = 8;
  const query::Node root = query::parse(request.query, reader_.fields()).root;
  if (root.kind != query::Kind::kAnd || root.children.size() > kMostParts) return {};
  std::vector<std::string> parts;
  for (const query::Node& child : root.children) {
    if (child.kind != query::Kind::kText || child.field || child.begins) return {};
    parts.push_back(child.exact ? '"' + child.text + '"' : child.text);
  }
  Request counting = request;
  counting.limit = 0;
  counting.offset = 0;
  const auto count = [&](const std::string& query) {
    counting.query = query;
    return search(counting).total;
  };
  std::vector<PartCount> counts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    PartCount each{parts[i], count(parts[i]), {}, 0};
    for (std::size_t other = 0; other < parts.size(); ++other) {
      if (other != i) each.rest += (each.rest.empty() ? "" : " ") + parts[other];
    }
    each.without = count(each.rest);
    counts.push_back(std::move(each));
  }
  return counts;
}

std::vector<index::VocabularyEntry> Searcher::suggest(const std::string& typed, std::size_t limit) {
  std::vector<index::VocabularyEntry> found = suggestions_.complete(typed, limit);
  count_together(found);
  std::erase_if(found, [](const index::VocabularyEntry& entry) { return entry.count == 0; });
  return found;
}

void Searcher::count_together(std::vector<index::VocabularyEntry>& found) {
  // What stands before the last word is the same for all, and met once.
  std::optional<DocumentSet> before;
  std::size_t words_before = 0;
  std::size_t otherwise = 0;
  for (index::VocabularyEntry& entry : found) {
    if (entry.kind == index::EntryKind::kTitle) continue;
    const query::Node whole = query::parse(entry.text, reader_.fields()).root;
    if (whole.kind == query::Kind::kText) continue;
    if (whole.children.empty()) {  // AND alone asks for nothing
      entry.count = 0;
      continue;
    }
    const query::Node& last = whole.children.back();
    const bool side_by_side = whole.kind == query::Kind::kAnd && last.kind == query::Kind::kText &&
                              entry.text.ends_with(last.text);
    if (side_by_side && !before) {
      const std::string front = entry.text.substr(0, entry.text.size() - last.text.size());
      const query::Node root = query::parse(front, reader_.fields()).root;
      words_before = root.kind == query::Kind::kAnd ? root.children.size() : 1;
      before = meeting(front);
    }
    if (side_by_side && whole.children.size() == words_before + 1) {
      DocumentSet met = meeting(last.text);
      met &= *before;
      entry.count = met.size();
      continue;
    }
    // A query of brackets and signs is asked as a whole, for a few.
    constexpr std::size_t kMostAsked = 5;
    entry.count = ++otherwise <= kMostAsked ? meeting(entry.text).size() : 0;
  }
}

void Searcher::for_each_record(const std::function<void(const schema::Record&)>& each) {
  index::translate_xapian_errors(database_.directory(), [&] {
    std::vector<std::pair<std::uint32_t, Xapian::docid>> order;
    const index::DocValues& values = reader_.values();
    for (Xapian::docid document = 1; document <= values.last(); ++document) {
      if (values.exists(document)) order.emplace_back(values.order(document), document);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [place, docid] : order) {
      const auto stored = database_.record(docid);
      if (stored->is_damaged)
        throw base::Error(
            base::Code::kBroken,
            "the record " + stored->record.id + " is damaged, and cannot be given out",
            "torikumi check tells more; torikumi index --rebuild makes it anew");
      each(stored->record);
    }
  });
}

}  // namespace torikumi::search
