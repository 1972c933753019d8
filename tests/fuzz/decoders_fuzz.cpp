// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever a database holds: what is decoded of it lies within bounds, or it is refused. The first
// byte says as what the rest is read.
#include <cstdint>
#include <string>

#include "analysis/own_words.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz/require.hpp"
#include "index/codec.hpp"
#include "index/compression.hpp"
#include "index/doc_values.hpp"
#include "index/latent_space.hpp"
#include "index/lineage.hpp"
#include "index/posting_cursor.hpp"
#include "index/posting_list.hpp"
#include "index/source_documents.hpp"
#include "index/stamp.hpp"
#include "index/stored_record.hpp"
#include "index/themes.hpp"
#include "index/value_slots.hpp"
#include "index/vocabulary.hpp"
#include "indexing/run_diagnostics.hpp"
#include "schema/collection.hpp"

using namespace torikumi;
using tests::require;

namespace {

/// Documents of each of two shards, in what is read as doc values.
constexpr Xapian::doccount kDocuments = 3;

void read_record(const std::string& bytes) {
  const index::StoredRecord stored = index::decode_record(bytes, {});
  for (std::size_t field = 0; field < stored.places.size(); ++field) {
    const bool is_there = field < schema::kFieldCount + stored.record.further.size();
    const std::string text =
        is_there ? stored.record[static_cast<schema::Field>(field)] : std::string();
    const auto lies_within = [&](const base::ByteRange& range) {
      require(range.begin < range.end && range.end <= text.size() &&
                  base::is_boundary(text, range.begin) && base::is_boundary(text, range.end),
              "places lie on characters of their text");
    };
    for (const base::ByteRange& token : stored.places[field].tokens) lies_within(token);
    for (const index::TermSpan& span : stored.places[field].spans) lies_within(span.range);
  }
  index::view_record(index::texts_of(bytes, {}));
}

index::DocValues read_values(const std::string& bytes) {
  index::DocValues values({bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2)},
                          {kDocuments, kDocuments});
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    for (const Xapian::valueno slot :
         {schema::slot::kDepartment, schema::slot::kEdition, schema::slot::kCity}) {
      const std::uint32_t label = values.column(slot)[document];
      require(label == index::LabelColumn::kNone || label < values.column(slot).labels().size(),
              "a document has a label that is there");
    }
  }
  return values;
}

void read_links(const std::string& bytes) {
  const std::string one = [] {
    index::Encoder out;
    out.put_number(1);
    out.put_number(schema::kFieldCount);
    for (std::size_t field = 0; field < schema::kFieldCount; ++field) out.put_number(1);
    out.put_number(0);
    out.put_number(0);
    out.put_number(0);
    return out.take();
  }();
  const index::DocValues values({one}, {1});
  const index::Lineage lineage(index::decode_links(bytes), values);
  require(lineage.editions_of_one(1).size() <= 1, "a line of editions has an end");
}

void read_postings(const std::string& bytes) {
  index::StoredPostings stored{bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2)};
  const index::PostingList list({stored}, kDocuments);
  index::PostingCursor cursor(list);
  std::size_t steps = 0;
  for (; cursor.doc() != index::PostingCursor::kEnd; cursor.next()) {
    require(cursor.doc() <= kDocuments, "a posting is of a document that is there");
    require(++steps <= kDocuments, "a list has an end");
  }
}

/// Texts and places as a record packs them, so that what lies within is reached.
std::string packed_record(const std::string& bytes) {
  index::Encoder out;
  out.put_string(index::pack(bytes.substr(0, bytes.size() / 2)));
  out.put_string(index::pack(bytes.substr(bytes.size() / 2)));
  return out.take();
}

void read_as(char kind, const std::string& bytes) {
  switch (kind) {
    case 'r':
      return read_record(bytes);
    case 'R':
      return read_record(packed_record(bytes));
    case 'V':
      index::decode_vocabulary(index::pack(bytes));
      return;
    case 'd':
      read_values(bytes);
      return;
    case 'l':
      return read_links(bytes);
    case 'p':
      return read_postings(bytes);
    case 'v':
      index::decode_vocabulary(bytes);
      return;
    case 't':
      index::decode_themes(bytes);
      return;
    case 's':
      index::LatentSpace::decode(bytes);
      return;
    case 'm':
      index::decode_stamp(bytes);
      return;
    case 'n':
      index::decode_sources(bytes);
      return;
    case 'c':
      schema::parse_collection(bytes, "fuzz.toml");
      return;
    case 'o':
      analysis::parse_own_words(bytes, "fuzz.csv");
      return;
    case 'f': {
      indexing::SyncReport report;
      indexing::decode_findings(bytes, report);
      return;
    }
    default: {
      const schema::Collection collection = schema::built_in_collection();
      index::source_documents({{"a.csv", ""}, {"b.csv", ""}}, bytes, collection);
      index::lengths_of_value(bytes);
      index::order_of_value(bytes);
      index::label_of_value(bytes);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    read_as(static_cast<char>(data[0]),
            std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  } catch (const base::Error&) {
    // What is damaged is refused.
  }
  return 0;
}
