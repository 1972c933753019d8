// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/documents.hpp"

#include <algorithm>
#include <memory>

namespace torikumi::search {
namespace {

/// What all copies of one set share: Xapian makes one for each shard.
struct Known {
  std::vector<Xapian::docid> documents;
  std::vector<std::string> shards;  ///< their uuids, in order
};

class KnownDocuments : public Xapian::PostingSource {
 public:
  explicit KnownDocuments(std::shared_ptr<const Known> known) : known_(std::move(known)) {}

  /// Documents of a shard have numbers of their own (store::Database::shards).
  void init(const Xapian::Database& shard) override {
    const auto many = static_cast<Xapian::docid>(known_->shards.size());
    own_.clear();
    at_ = 0;
    started_ = false;
    if (many == 1) {
      own_ = known_->documents;
      return;
    }
    const auto place = std::find(known_->shards.begin(), known_->shards.end(), shard.get_uuid());
    const auto number = static_cast<Xapian::docid>(place - known_->shards.begin());
    for (const Xapian::docid document : known_->documents) {
      if ((document - 1) % many == number) own_.push_back((document - 1) / many + 1);
    }
  }
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double /*min_weight*/) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    started_ = true;
    const auto from = own_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, own_.end(), document) - own_.begin());
  }
  bool at_end() const override { return at_ >= own_.size(); }
  Xapian::docid get_docid() const override { return own_[at_]; }
  PostingSource* clone() const override { return new KnownDocuments(known_); }
  std::string get_description() const override { return "known documents"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(own_.size()); }

  std::shared_ptr<const Known> known_;
  std::vector<Xapian::docid> own_;
  std::size_t at_ = 0;
  bool started_ = false;
};

/// Takes down every document that matches, and its weight. A spy is told a document's number within
/// its shard.
class Collector : public Xapian::MatchSpy {
 public:
  Collector(std::size_t shard, std::size_t shards, std::vector<Weighed>& found)
      : shard_(static_cast<Xapian::docid>(shard)),
        shards_(static_cast<Xapian::docid>(shards)),
        found_(found) {}
  void operator()(const Xapian::Document& document, double weight) override {
    found_.emplace_back((document.get_docid() - 1) * shards_ + shard_ + 1, weight);
  }

 private:
  Xapian::docid shard_;
  Xapian::docid shards_;
  std::vector<Weighed>& found_;
};

}  // namespace

std::vector<Weighed> all_of(store::Database& database, const Xapian::Query& query) {
  std::vector<Weighed> found;
  const std::vector<Xapian::Database>& shards = database.shards();
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    Xapian::Enquire enquire(shards[shard]);
    enquire.set_query(query);
    Collector collector(shard, shards.size(), found);
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, shards[shard].get_doccount());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Xapian::Query these(store::Database& database, std::vector<Xapian::docid> documents) {
  if (documents.empty()) return Xapian::Query::MatchNothing;
  std::vector<std::string> shards;
  for (const Xapian::Database& shard : database.shards()) shards.push_back(shard.get_uuid());
  auto known = std::make_shared<const Known>(Known{std::move(documents), std::move(shards)});
  return Xapian::Query((new KnownDocuments(std::move(known)))->release());
}

}  // namespace torikumi::search
