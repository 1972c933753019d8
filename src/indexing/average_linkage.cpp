// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/average_linkage.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace torikumi::indexing {
namespace {

struct Group {
  std::vector<std::uint32_t> members;
  std::map<std::uint32_t, double> similarity;  ///< to other groups, summed over pairs
  std::uint32_t changes = 0;                   ///< joins so far: what was queued before is void
};

struct Join {
  double average;
  std::uint32_t from;
  std::uint32_t to;
  std::uint32_t from_changes;
  std::uint32_t to_changes;

  /// The queue's last is the best: the most alike, then the first.
  bool operator<(const Join& other) const {
    return std::tie(average, other.from, other.to) < std::tie(other.average, from, to);
  }
};

}  // namespace

Groups link(Groups given, const std::vector<SimilarPair>& edges, double least) {
  std::vector<Group> groups;
  std::unordered_map<std::uint32_t, std::uint32_t> group_of;
  for (auto& members : given) {
    for (const std::uint32_t member : members)
      group_of.emplace(member, static_cast<std::uint32_t>(groups.size()));
    groups.push_back({std::move(members), {}, 0});
  }
  for (const SimilarPair& edge : edges) {
    const std::uint32_t from = group_of.at(edge.from);
    const std::uint32_t to = group_of.at(edge.to);
    if (from == to) continue;
    groups[from].similarity[to] += edge.similarity;
    groups[to].similarity[from] += edge.similarity;
  }
  std::priority_queue<Join> queue;
  const auto propose = [&](std::uint32_t a, std::uint32_t b, double sum) {
    const double pairs = static_cast<double>(groups[a].members.size()) *
                         static_cast<double>(groups[b].members.size());
    const auto [from, to] = std::minmax(a, b);
    if (sum / pairs >= least)
      queue.push({sum / pairs, from, to, groups[from].changes, groups[to].changes});
  };
  for (std::uint32_t from = 0; from < groups.size(); ++from) {
    for (const auto& [to, sum] : groups[from].similarity) {
      if (from < to) propose(from, to, sum);
    }
  }
  while (!queue.empty()) {
    const Join join = queue.top();
    queue.pop();
    Group& from = groups[join.from];
    Group& to = groups[join.to];
    if (from.changes != join.from_changes || to.changes != join.to_changes) continue;
    from.members.insert(from.members.end(), to.members.begin(), to.members.end());
    to.members.clear();
    ++from.changes;
    ++to.changes;
    from.similarity.erase(join.to);
    for (const auto& [other, sum] : to.similarity) {
      if (other == join.from) continue;
      groups[other].similarity.erase(join.to);
      groups[other].similarity[join.from] = from.similarity[other] += sum;
    }
    to.similarity.clear();
    for (const auto& [other, sum] : from.similarity) propose(join.from, other, sum);
  }
  Groups linked;
  for (Group& group : groups) {
    if (group.members.size() < 2) continue;
    std::sort(group.members.begin(), group.members.end());
    linked.push_back(std::move(group.members));
  }
  return linked;
}

}  // namespace torikumi::indexing
