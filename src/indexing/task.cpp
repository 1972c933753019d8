// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/task.hpp"

#include "base/digest.hpp"
#include "index/doc_values.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {

std::uint32_t shard_of(const std::string& id, std::uint32_t shards) {
  return static_cast<std::uint32_t>(std::stoul(base::digest(id).substr(0, 6), nullptr, 16)) %
         shards;
}

namespace {

std::vector<Xapian::valueno> label_slots(const schema::Collection& collection) {
  namespace slot = schema::slot;
  std::vector<Xapian::valueno> slots{slot::kEdition, slot::kCity};
  for (const schema::FieldInfo& each : schema::kFields) {
    if (each.is_label) slots.push_back(each.slot);
  }
  for (std::size_t i = 0; i < collection.further.size(); ++i) {
    if (collection.further[i].facet)
      slots.push_back(slot::kFurther + static_cast<Xapian::valueno>(i));
  }
  return slots;
}

}  // namespace

void write_common(Xapian::WritableDatabase& shard, const ShardMetadata& common,
                  const schema::Collection& collection, std::uint32_t number) {
  index::Stamp stamp = common.stamp;
  stamp.shard = number;
  shard.set_metadata(std::string(schema::metadata::kStamp), index::encode_stamp(stamp));
  shard.set_metadata(std::string(schema::metadata::kSources),
                     index::encode_sources(common.sources));
  shard.set_metadata(std::string(schema::metadata::kCollection), common.collection);
  shard.set_metadata(std::string(schema::metadata::kFindings), common.findings);
  shard.set_metadata(std::string(schema::metadata::kDictionary), common.dictionary.bytes());
  shard.set_metadata(std::string(schema::metadata::kOwnWords), common.own_words);
  index::write_doc_values(shard, label_slots(collection));
}

Places::Places(const ShardMetadata& common) {
  for (const index::SourceStamp& source : common.sources) {
    sources_.emplace(source.name, static_cast<std::uint32_t>(sources_.size()));
  }
}

void ProgressCounter::add(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  ++done_;
  bytes_ += bytes;
  if (listener_) listener_({"indexing", done_, total_, bytes_});
}

}  // namespace torikumi::indexing
