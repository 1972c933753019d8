// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/plan.hpp"

#include <algorithm>
#include <unordered_set>

#include "corpus/identity.hpp"
#include "index/term.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {

FormerById read_former(const std::vector<Xapian::Database>& shards) {
  FormerById all;
  const std::string prefix(index::prefix_of(index::TermKind::kId));
  for (std::uint32_t number = 0; number < shards.size(); ++number) {
    const Xapian::Database& shard = shards[number];
    const auto values = [&](Xapian::valueno slot) {
      std::unordered_map<Xapian::docid, std::string> all_values;
      for (auto it = shard.valuestream_begin(slot); it != shard.valuestream_end(slot); ++it)
        all_values[it.get_docid()] = *it;
      return all_values;
    };
    auto digests = values(schema::slot::kContent);
    auto changed = values(schema::slot::kChanged);
    for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
      const Xapian::docid docid = *shard.postlist_begin(*term);
      all[(*term).substr(prefix.size())] = {number, docid, digests[docid], changed[docid]};
    }
  }
  return all;
}

void keep_known_ids(corpus::Corpus& corpus, const FormerById& former) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < corpus.records.size(); ++i) numbers.emplace(corpus.records.id(i), i);
  const auto knows = [&](const std::string& id, std::size_t number) {
    const auto found = former.find(id);
    return found != former.end() && found->second.digest == corpus.records.digest(number);
  };
  const auto rename = [&](std::size_t number, const std::string& id) {
    numbers.erase(corpus.records.id(number));
    corpus.records.rename(number, id);
    numbers[id] = number;
  };
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const std::string own = corpus.records.id(i);
    const std::string suffix = corpus::suffix_of(corpus.records.digest(i));
    if (knows(own, i)) continue;
    if (!own.ends_with(suffix)) {
      // What bore a digest stays under it, though the row with the plain id has gone.
      if (knows(own + suffix, i) && !numbers.contains(own + suffix)) rename(i, own + suffix);
      continue;
    }
    const std::string plain = own.substr(0, own.size() - suffix.size());
    const auto holder = numbers.find(plain);
    if (!knows(plain, i)) continue;
    if (holder == numbers.end()) {
      rename(i, plain);
      continue;
    }
    const std::size_t other = holder->second;
    const std::string away = plain + corpus::suffix_of(corpus.records.digest(other));
    if (numbers.contains(away)) continue;
    rename(other, away);
    rename(i, plain);
  }
}

void date_records(corpus::Corpus& corpus, const FormerById& former, const std::string& now) {
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const auto found = former.find(corpus.records.id(i));
    const bool same = found != former.end() && found->second.digest == corpus.records.digest(i);
    corpus.records.date(i, same && !found->second.changed.empty() ? found->second.changed : now);
  }
}

Plan make_plan(const corpus::Corpus& corpus, const FormerById& former) {
  Plan plan;
  std::unordered_set<std::string_view> read;
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const std::string& id = corpus.records.id(i);
    read.insert(id);
    const auto found = former.find(id);
    if (found == former.end()) {
      plan.added.push_back(i);
    } else if (found->second.digest != corpus.records.digest(i)) {
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
