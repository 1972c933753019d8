// SPDX-License-Identifier: GPL-2.0-or-later
/// Read cache: posting lists and records that were read lately, shared by all readers of one
/// generation.
///
///   reader 1 asks for W区役所 and reads it; reader 2 asks for W区役所 and finds it here
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/compression.hpp"
#include "index/doc_values.hpp"
#include "index/due_years.hpp"
#include "index/latent_space.hpp"
#include "index/lineage.hpp"
#include "index/posting_list.hpp"
#include "index/stored_record.hpp"
#include "index/vocabulary.hpp"

namespace torikumi::index {

/// Values by key, as many as `most` bytes hold; what was asked for longest ago goes first. Any
/// thread.
template <typename Key, typename Value>
class RecentlyUsed {
 public:
  explicit RecentlyUsed(std::size_t most) : most_(most) {}

  /// Null where it is not kept.
  std::shared_ptr<const Value> find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    by_use_.splice(by_use_.begin(), by_use_, place->second);
    return place->second->value;
  }

  void keep(const Key& key, std::shared_ptr<const Value> value, std::size_t bytes) {
    constexpr std::size_t kOverhead = 300;  // of an entry, besides the value's own bytes
    const std::lock_guard lock(mutex_);
    if (places_.contains(key)) return;  // another reader was quicker
    by_use_.push_front({key, std::move(value), bytes + kOverhead});
    places_.emplace(key, by_use_.begin());
    bytes_ += bytes + kOverhead;
    while (bytes_ > most_ && by_use_.size() > 1) {
      bytes_ -= by_use_.back().bytes;
      places_.erase(by_use_.back().key);
      by_use_.pop_back();
    }
  }

 private:
  struct Kept {
    Key key;
    std::shared_ptr<const Value> value;
    std::size_t bytes;
  };

  const std::size_t most_;
  std::mutex mutex_;
  std::list<Kept> by_use_;  ///< the latest first
  std::unordered_map<Key, typename std::list<Kept>::iterator> places_;
  std::size_t bytes_ = 0;
};

/// Any thread.
class ReadCache {
 public:
  RecentlyUsed<std::string, PostingList> postings{std::size_t{56} << 20U};
  RecentlyUsed<std::string, TermInfo> term_infos{std::size_t{4} << 20U};
  RecentlyUsed<Xapian::docid, StoredRecord> records{std::size_t{24} << 20U};

  /// What a generation has one of, by its type, which `read` reads for the first who asks. It must
  /// not ask for another such thing.
  template <typename Value, typename Read>
  std::shared_ptr<const Value> once(Read read) {
    const std::lock_guard lock(mutex_);
    auto& kept = std::get<std::shared_ptr<const Value>>(kept_);
    if (!kept) kept = std::make_shared<const Value>(read());
    return kept;
  }

  /// Records that were asked for and cannot be read.
  void note_damaged(Xapian::docid document) {
    const std::lock_guard lock(mutex_);
    damaged_.insert(document);
  }
  std::size_t damaged() {
    const std::lock_guard lock(mutex_);
    return damaged_.size();
  }

  /// Gives the cache to a generation, if it has none yet. Whether it has this one now.
  bool claim_for(const std::string& generation) {
    const std::lock_guard lock(mutex_);
    if (generation_.empty()) generation_ = generation;
    return generation_ == generation;
  }

 private:
  template <typename... Values>
  using Kept = std::tuple<std::shared_ptr<const Values>...>;

  std::mutex mutex_;
  std::string generation_;
  std::set<Xapian::docid> damaged_;
  Kept<std::vector<VocabularyEntry>, PackingDictionary, LatentSpace, Lineage, DocValues,
       LabelColumn, DueYears, std::vector<float>, std::vector<std::uint32_t>>
      kept_;
};

}  // namespace torikumi::index
