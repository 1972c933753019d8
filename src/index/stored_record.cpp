// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_record.hpp"

#include <algorithm>

#include "index/codec.hpp"
#include "index/compression.hpp"

namespace torikumi::index {
namespace {

/// A difference that may be negative, small either way: 0, -1, 1, -2 … as 0, 1, 2, 3 …
std::uint64_t zigzag(std::uint32_t value, std::uint32_t from) {
  const std::int64_t difference = std::int64_t{value} - from;
  return difference < 0 ? static_cast<std::uint64_t>(-difference) * 2 - 1
                        : static_cast<std::uint64_t>(difference) * 2;
}

std::uint32_t unzigzag(std::uint64_t number, std::uint32_t from) {
  const auto half = static_cast<std::int64_t>((number + 1) / 2);
  return static_cast<std::uint32_t>(std::int64_t{from} + (number % 2 == 1 ? -half : half));
}

}  // namespace

std::uint16_t term_hash16(std::string_view term) {
  // FNV-1a, 32 bits, folded. (Fowler, Noll, Vo.)
  std::uint32_t hash = 2166136261U;
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<std::uint16_t>((hash >> 16U) ^ (hash & 0xFFFFU));
}

std::string encode_record(const StoredRecord& stored) {
  Encoder out;
  out.put_string(stored.record.id);
  out.put_string(stored.record.edition);
  for (const std::string& field : stored.record.fields) out.put_string(field);
  out.put_number(stored.record.further.size());
  for (const std::string& value : stored.record.further) out.put_string(value);
  Encoder places;
  places.put_number(stored.words.size() - schema::kFieldCount);
  // Gaps instead of places: most are below 128 and so one byte.
  for (const auto& words : stored.words) {
    places.put_number(words.size());
    std::uint32_t byte = 0;
    for (const TokenOffset& word : words) {
      places.put_mark(word.term);
      places.put_number(zigzag(word.range.begin, byte));
      places.put_number(word.range.size());
      byte = word.range.end;
    }
  }
  Encoder both;
  both.put_string(pack(out.take()));
  both.put_string(pack(places.take()));
  return both.take();
}

std::string texts_of(std::string_view data) { return unpack(Decoder(data).string()); }

RecordView view_record(std::string_view texts) {
  Decoder in(texts);
  RecordView view;
  view.id = in.string();
  in.string();  // the edition
  for (std::string_view& field : view.fields) field = in.string();
  return view;
}

StoredRecord decode_record(std::string_view data) {
  Decoder both(data);
  const std::string texts = unpack(both.string());
  Decoder in(texts);
  StoredRecord stored;
  stored.record.id = in.string();
  stored.record.edition = in.string();
  for (std::string& field : stored.record.fields) field = in.string();
  const std::uint64_t further = in.number();
  for (std::uint64_t i = 0; i < further; ++i) stored.record.further.emplace_back(in.string());
  const std::string packed_places = unpack(both.string());
  Decoder places(packed_places);
  stored.words.resize(schema::kFieldCount +
                      std::min<std::uint64_t>(places.number(), schema::kMostTexts));
  for (auto& words : stored.words) {
    const std::uint64_t count = places.number();
    words.reserve(std::min<std::uint64_t>(count, packed_places.size()));  // a byte each at least
    std::uint32_t byte = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint16_t mark = places.mark();
      const std::uint32_t begin = unzigzag(places.number(), byte);
      byte = begin + static_cast<std::uint32_t>(places.number());
      words.push_back({mark, {begin, byte}});
    }
  }
  static const std::string kNothing;
  for (std::size_t field = 0; field < stored.words.size(); ++field) {
    const bool is_there = field < schema::kFieldCount + stored.record.further.size();
    const std::string& text =
        is_there ? stored.record[static_cast<schema::Field>(field)] : kNothing;
    const auto fits = [&](const TokenOffset& word) {
      return word.range.begin < word.range.end && word.range.end <= text.size() &&
             base::is_boundary(text, word.range.begin) && base::is_boundary(text, word.range.end);
    };
    const auto& words = stored.words[field];
    if (!std::all_of(words.begin(), words.end(), fits)) stored.places_damaged = true;
  }
  if (stored.places_damaged) {
    for (auto& words : stored.words) words.clear();
  }
  return stored;
}

}  // namespace torikumi::index
