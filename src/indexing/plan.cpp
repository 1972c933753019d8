// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/plan.hpp"

#include <algorithm>
#include <unordered_set>

#include "corpus/identity.hpp"
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

void keep_known_ids(corpus::Corpus& corpus, const FormerById& former) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < corpus.records.size(); ++i) numbers.emplace(corpus.records[i].id, i);
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const std::string suffix = corpus::suffix_of(corpus.digests[i]);
    std::string& own = corpus.records[i].id;
    if (!own.ends_with(suffix)) continue;
    const std::string plain = own.substr(0, own.size() - suffix.size());
    const auto holder = numbers.find(plain);
    const auto known = former.find(plain);
    if (holder == numbers.end() || known == former.end()) continue;
    const std::string& held = corpus.digests[holder->second];
    if (known->second.digest != corpus.digests[i] || held == corpus.digests[i]) continue;
    const std::string other = plain + corpus::suffix_of(held);
    if (numbers.contains(other)) continue;
    corpus.records[holder->second].id = other;
    own = plain;
    numbers[other] = holder->second;
    holder->second = i;
  }
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
