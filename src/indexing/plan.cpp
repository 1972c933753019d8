// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/plan.hpp"

#include <algorithm>
#include <unordered_set>

#include "schema/format.hpp"

namespace torikumi::indexing {

FormerById read_former(const std::vector<Xapian::Database>& shards) {
  FormerById all;
  const std::string prefix(schema::prefix::kId);
  for (std::uint32_t number = 0; number < shards.size(); ++number) {
    const Xapian::Database& shard = shards[number];
    std::unordered_map<Xapian::docid, std::string> digests;
    for (auto it = shard.valuestream_begin(schema::slot::kContent);
         it != shard.valuestream_end(schema::slot::kContent); ++it) {
      digests[it.get_docid()] = *it;
    }
    for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
      const Xapian::docid docid = *shard.postlist_begin(*term);
      all[(*term).substr(prefix.size())] = {number, docid, digests[docid]};
    }
  }
  return all;
}

Plan make_plan(const corpus::Corpus& corpus, const FormerById& former) {
  Plan plan;
  std::unordered_set<std::string_view> read;
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const std::string& id = corpus.records[i].id;
    read.insert(id);
    const auto found = former.find(id);
    if (found == former.end()) {
      plan.added.push_back(i);
    } else if (found->second.digest != corpus.digests[i]) {
      plan.updated.push_back(i);
    } else {
      plan.unchanged.push_back(i);
    }
  }
  for (const auto& [id, document] : former) {
    if (!read.contains(id)) plan.deleted.push_back(id);
  }
  std::sort(plan.deleted.begin(), plan.deleted.end());
  return plan;
}

}  // namespace torikumi::indexing
