// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/integrity.hpp"

#include <unistd.h>

#include <set>
#include <sstream>

#include "base/error.hpp"
#include "index/checksums.hpp"
#include "index/database.hpp"
#include "index/generations.hpp"
#include "index/value_slots.hpp"
#include "index/xapian_errors.hpp"
#include "schema/format.hpp"

namespace torikumi::index {
namespace {

void check_tables(const std::string& directory, const Published& published, Integrity& result) {
  for (std::uint32_t shard = 0; shard < published.shards; ++shard) {
    const std::string path = shard_path(directory, published.present, shard).string();
    // Xapian checks tables only where it could mend them; a reader's own check is that of the
    // records.
    if (::access(path.c_str(), W_OK) != 0) continue;
    std::ostringstream told;
    try {
      if (Xapian::Database::check(path, 0, &told) != 0)
        result.problems.push_back(path + ": " + told.str());
    } catch (const Xapian::Error& error) {
      result.problems.push_back(path + ": " + error.get_msg());
    }
  }
}

void check_files(const std::string& directory, const Published& published, Integrity& result) {
  const auto generation = shard_path(directory, published.present, 0).parent_path();
  for (const std::string& each : differences(generation))
    result.problems.push_back(generation.string() + ": " + each);
}

void check_records(Database& database, Integrity& result) {
  Xapian::Database& xapian = database.xapian();
  std::set<std::uint32_t> orders;
  for (auto it = xapian.postlist_begin(""); it != xapian.postlist_end(""); ++it) {
    ++result.records;
    const std::string document = "document " + std::to_string(*it);
    try {
      const Xapian::Document stored = xapian.get_document(*it);
      const StoredRecord record = decode_record(stored.get_data(), *database.dictionary());
      if (record.places_damaged)
        result.problems.push_back(document + ": the places of its words do not fit its text");
      if (schema::content_digest(record.record) != stored.get_value(schema::slot::kContent))
        result.problems.push_back(document + ": its text is not what was indexed");
      if (stored.termlist_count() == 0)
        result.problems.push_back(document + ": its terms are gone");
      if (database.find(record.record.id) != *it)
        result.problems.push_back(document + ": its id leads elsewhere");
      if (!orders.insert(order_of_value(stored.get_value(schema::slot::kOrder))).second) {
        result.problems.push_back(document + ": another stands in its place in the source order");
      }
    } catch (const base::Error& error) {
      result.problems.push_back(document + ": " + error.what());
    } catch (const Xapian::Error& error) {
      result.problems.push_back(document + ": " + error.get_msg());
    }
  }
  if (result.records > 0 && database.terms_beginning({TermKind::kWord, {}}).empty())
    result.problems.emplace_back("the posting lists are gone");
  if (!orders.empty() && *orders.rbegin() + 1 != result.records) {
    result.problems.emplace_back("the source order has gaps");
  }
}

/// What is kept of the whole.
void check_overview(Database& database, Integrity& result) {
  const auto check = [&](const std::string& name, auto read) {
    try {
      read();
    } catch (const base::Error& error) {
      result.problems.push_back(name + ": " + error.what());
    }
  };
  check("lineage", [&] { database.lineage(); });
  check("vocabulary", [&] { database.vocabulary(); });
  check("latent space", [&] { database.latent_space(); });
}

}  // namespace

Integrity check_integrity(const std::string& directory) {
  Integrity result;
  const auto published = read_published(directory);
  Database database(
      directory);  // tells better than we could why there is none, or none that can be read
  result.stamp = database.stamp();
  result.collection = database.collection().name;
  check_files(directory, *published, result);
  check_tables(directory, *published, result);
  check_overview(database, result);
  try {
    translate_xapian_errors(directory, [&] { check_records(database, result); });
  } catch (const base::Error& error) {
    result.problems.emplace_back(error.what());
  }
  return result;
}

void require_usable(const std::string& directory, GenerationNumber number) {
  const auto refuse = [&](const std::string& why) {
    throw base::Error(
        base::Code::kRefused,
        "generation " + std::to_string(number) + " " + why + "; the present one answers as before",
        "torikumi index --rebuild makes the index anew");
  };
  const auto first = shard_path(directory, number, 0);
  if (!std::filesystem::exists(first) || !differences(first.parent_path()).empty())
    refuse("is damaged");
  const Stamp stamp = translate_xapian_errors(first.string(), [&] {
    return decode_stamp(
        Xapian::Database(first.string()).get_metadata(std::string(schema::metadata::kStamp)));
  });
  if (stamp.format != schema::kFormatVersion) refuse("is of another index format");
}

}  // namespace torikumi::index
