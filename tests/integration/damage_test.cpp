// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is damaged of what a database keeps: it is told, and nothing falls or invents an answer.
#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>
#include <map>

#include "base/utf8.hpp"
#include "index/codec.hpp"
#include "index/compression.hpp"
#include "index/database.hpp"
#include "index/generations.hpp"
#include "index/stored_record.hpp"
#include "schema/format.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Damage = std::function<std::string(std::string)>;

/// The seven ways.
const std::map<std::string, Damage>& ways() {
  static const std::map<std::string, Damage> all{
      {"gone", [](std::string) { return std::string(); }},
      {"cut off", [](std::string bytes) { return bytes.substr(0, bytes.size() / 2); }},
      {"one bit",
       [](std::string bytes) {
         if (!bytes.empty())
           bytes[bytes.size() / 3] = static_cast<char>(bytes[bytes.size() / 3] ^ 4);
         return bytes;
       }},
      {"turned round", [](std::string bytes) { return std::string(bytes.rbegin(), bytes.rend()); }},
      {"twice", [](std::string bytes) { return bytes + bytes; }},
      {"all ones", [](std::string bytes) { return std::string(bytes.size(), '\xFF'); }},
      {"greater numbers", [](std::string bytes) {
         for (std::size_t i = 0; i < bytes.size(); i += 5)
           bytes[i] = static_cast<char>(bytes[i] + 1);
         return bytes;
       }}};
  return all;
}

class DamageTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(index_sample(db_).status, 0);
    ids_ = hit_ids(db_, "見守り");
  }

  Xapian::WritableDatabase shard() const {
    return Xapian::WritableDatabase(index::shard_path(db_, 1, 0).string());
  }

  void set_metadata(std::string_view key, const std::string& bytes) const {
    Xapian::WritableDatabase database = shard();
    database.set_metadata(std::string(key), bytes);
    database.commit();
  }
  std::string metadata(std::string_view key) const {
    return shard().get_metadata(std::string(key));
  }

  void set_data(Xapian::docid docid, const std::string& bytes) const {
    Xapian::WritableDatabase database = shard();
    Xapian::Document document = database.get_document(docid);
    document.set_data(bytes);
    database.replace_document(docid, document);
    database.commit();
  }
  std::string data(Xapian::docid docid) const { return shard().get_document(docid).get_data(); }

  Xapian::docid document_of(const std::string& id) const { return *index::Database(db_).find(id); }

  /// Each command ends with 0, or with 1 and a sentence; what it prints is text.
  void ask_everything(const std::string& damage) const {
    const std::vector<std::vector<std::string>> commands{
        {"search", "見守り", "--explain"},
        {"search", "高齢者を見守るには", "--format", "json"},
        {"search", "\"見守り\" 期限:令和8年度"},
        {"related", ids_[0]},
        {"compare", ids_[0], ids_[1]},
        {"matrix", "見守り"},
        {"themes"},
        {"suggest", "みまも"},
        {"changes"},
        {"timeline"},
        {"explain", ids_[0], "見守り"},
        {"export"},
        {"check"}};
    for (std::vector<std::string> command : commands) {
      command.insert(command.begin() + 1, {"--db", db_});
      const Outcome outcome = torikumi(command);
      EXPECT_TRUE(outcome.status == 0 || (outcome.status == 1 && !outcome.err.empty()) ||
                  command[0] == "check")
          << command[0] << ", " << damage << ": " << outcome.status << " " << outcome.err;
      EXPECT_EQ(base::first_invalid(outcome.out), std::string::npos)
          << command[0] << ", " << damage;
    }
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::vector<std::string> ids_;
};

TEST_F(DamageTest, OfWhatIsKeptOfTheWholeIsTold) {
  namespace key = schema::metadata;
  for (const std::string_view part :
       {key::kStamp, key::kSources, key::kSourceTitles, key::kCollection, key::kFindings,
        key::kVocabulary, key::kThemes, key::kLineage, key::kLatentSpace, key::kDictionary,
        key::kDocValues, key::kTitleKeys, key::kOwnWords}) {
    const std::string sound = metadata(part);
    const std::string before = sound.empty() ? "見守り隊,みまもりたい\n" : sound;
    for (const auto& [name, damage] : ways()) {
      set_metadata(part, damage(before));
      ask_everything(std::string(part) + " " + name);
    }
    set_metadata(part, sound);
  }
  EXPECT_EQ(hit_ids(db_, "見守り"), ids_) << "all is as it was";
}

TEST_F(DamageTest, OfPostingListsIsTold) {
  for (const auto& front : {schema::metadata::kPostingHeads, schema::metadata::kPostingBodies}) {
    std::map<std::string, std::string> lists;
    {
      const Xapian::WritableDatabase database = shard();
      for (auto it = database.metadata_keys_begin(std::string(front));
           it != database.metadata_keys_end(std::string(front)); ++it)
        lists.emplace(*it, database.get_metadata(*it));
    }
    for (const auto& [name, damage] : ways()) {
      Xapian::WritableDatabase database = shard();
      for (const auto& [key, bytes] : lists) database.set_metadata(key, damage(bytes));
      database.commit();
      ask_everything(std::string(front) + " lists " + name);
    }
    Xapian::WritableDatabase database = shard();
    for (const auto& [key, bytes] : lists) database.set_metadata(key, bytes);
    database.commit();
  }
  EXPECT_EQ(hit_ids(db_, "見守り"), ids_);
}

TEST_F(DamageTest, OfOneRecordLeavesTheOthersAnswering) {
  const Xapian::docid docid = document_of(ids_[0]);
  const std::string sound = data(docid);
  const index::PackingDictionary packing = index::read_dictionary(shard());
  index::Decoder both(sound);
  const std::string texts = packing.unpack(both.string());
  const std::string places = index::unpack(both.string());
  const auto packed = [&](const std::string& own_texts, const std::string& own_places) {
    index::Encoder out;
    out.put_string(packing.pack(own_texts));
    out.put_string(index::pack(own_places));
    return out.take();
  };
  for (const auto& [name, damage] : ways()) {
    const std::map<std::string, std::string> damaged{{"data ", damage(sound)},
                                                     {"texts ", packed(damage(texts), places)},
                                                     {"places ", packed(texts, damage(places))}};
    for (const auto& [part, bytes] : damaged) {
      set_data(docid, bytes);
      ask_everything(part + name);
      const Outcome found =
          torikumi({"search", "--db", db_, "--format", "json", "--limit", "100", "見守り"});
      ASSERT_EQ(found.status, 0) << part << name << found.err;
      const boost::json::object answer = found.json();
      EXPECT_EQ(answer.at("hits").as_array().size(), ids_.size()) << part << name;
    }
  }
}

TEST_F(DamageTest, ARecordThatCannotBeReadIsCalledSo) {
  set_data(document_of(ids_[0]), "damaged");
  const Outcome found = torikumi({"search", "--db", db_, "--format", "json", "見守り"});
  const boost::json::object answer = found.json();
  std::size_t damaged = 0;
  for (const auto& hit : answer.at("hits").as_array()) {
    if (!hit.as_object().contains("damaged")) continue;
    ++damaged;
    EXPECT_EQ(hit.at("id").as_string(), ids_[0]);
    EXPECT_EQ(hit.at("title").as_string(), index::kDamagedTitle);
  }
  EXPECT_EQ(damaged, 1u);
  const Outcome exported = torikumi({"export", "--db", db_});
  EXPECT_EQ(exported.status, 1) << "what is given out is whole";
  EXPECT_NE(exported.err.find("the record " + ids_[0] + " is damaged"), std::string::npos);
  EXPECT_NE(torikumi({"check", "--db", db_}).out.find("a stored record is"), std::string::npos);
  const Server server(db_);
  EXPECT_EQ(server.ask("/search?q=" + percent("見守り")).status, 200);
  EXPECT_EQ(server.ask("/initiatives/" + ids_[0]).status, 200);
  EXPECT_EQ(server.ask("/initiatives/" + ids_[1]).status, 200);
  EXPECT_EQ(server.ask("/wards?q=" + percent("見守り")).status, 200);
}

}  // namespace
}  // namespace torikumi::tests
