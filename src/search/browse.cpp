// SPDX-License-Identifier: GPL-2.0-or-later
// What helps people on who look at one record, or at none.
#include "query/parse.hpp"
#include "search/searcher.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::search {

Searcher::Neighbours Searcher::neighbours(const std::string& id) {
  return store::guarded(database_.directory(), [&] {
    Neighbours found;
    const auto document = database_.find(id);
    if (!document) return found;
    const auto [before, behind] = order_.around(*document);
    if (before != 0) found.before = database_.record(before)->record;
    if (behind != 0) found.behind = database_.record(behind)->record;
    return found;
  });
}

std::vector<Searcher::PartCount> Searcher::count_parts(const Request& request) {
  constexpr std::size_t kMostParts = 8;
  const query::Node root = query::parse(request.query).root;
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

}  // namespace torikumi::search
