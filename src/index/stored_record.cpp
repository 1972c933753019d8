// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_record.hpp"

#include <algorithm>

#include "base/fnv.hpp"
#include "index/codec.hpp"

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

/// Sizes and, apart from them, the few gaps between tokens: most tokens follow one another, and
/// like bytes pack well.
void put_places(const StoredRecord::Places& places, Encoder& out) {
  Encoder gaps;
  std::uint32_t many = 0;
  std::uint32_t byte = 0;
  std::size_t last = 0;
  out.put_number(places.tokens.size());
  for (std::size_t i = 0; i < places.tokens.size(); ++i) {
    const base::ByteRange& token = places.tokens[i];
    out.put_number(token.size());
    if (token.begin != byte) {
      gaps.put_number(i - last);
      gaps.put_number(zigzag(token.begin, byte));
      last = i;
      ++many;
    }
    byte = token.end;
  }
  out.put_number(many);
  out.put_bytes(gaps.take());
  out.put_number(places.spans.size());
  byte = 0;
  for (const TermSpan& span : places.spans) {
    out.put_mark(span.term);
    out.put_number(zigzag(span.range.begin, byte));
    out.put_number(span.range.size());
    byte = span.range.end;
  }
}

StoredRecord::Places read_places(Decoder& in) {
  StoredRecord::Places places;
  // Each takes a byte at least: a greater number is damage.
  std::vector<std::uint32_t> sizes(in.count());
  for (std::uint32_t& each : sizes) each = static_cast<std::uint32_t>(in.number());
  std::uint64_t gaps = in.count();
  std::size_t next = gaps > 0 ? in.number() : sizes.size();
  std::uint32_t byte = 0;
  places.tokens.reserve(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (i == next) {
      byte = unzigzag(in.number(), byte);
      next = --gaps > 0 ? next + in.number() : sizes.size();
    }
    places.tokens.push_back({byte, byte + sizes[i]});
    byte += sizes[i];
  }
  if (gaps > 0) Decoder::fail();
  byte = 0;
  for (std::uint64_t left = in.count(); left > 0; --left) {
    const std::uint16_t term = in.mark();
    const std::uint32_t begin = unzigzag(in.number(), byte);
    byte = begin + static_cast<std::uint32_t>(in.number());
    places.spans.push_back({term, {begin, byte}});
  }
  return places;
}

}  // namespace

std::uint16_t term_hash16(std::string_view term) {
  const std::uint32_t hash = base::Fnv1a().add(term).value();
  return static_cast<std::uint16_t>((hash >> 16U) ^ (hash & 0xFFFFU));
}

std::string encode_texts(const schema::Record& record) {
  Encoder out;
  out.put_string(record.id);
  out.put_string(record.edition);
  out.put_string(record.city);
  for (const std::string& field : record.fields) out.put_string(field);
  out.put_number(record.further.size());
  for (const std::string& value : record.further) out.put_string(value);
  return out.take();
}

std::string encode_record(const StoredRecord& stored, const PackingDictionary& dictionary) {
  Encoder places;
  places.put_number(stored.places.size() - schema::kFieldCount);
  for (const StoredRecord::Places& each : stored.places) put_places(each, places);
  Encoder both;
  both.put_string(dictionary.pack(encode_texts(stored.record)));
  both.put_string(pack(places.take()));
  return both.take();
}

std::string texts_of(std::string_view data, const PackingDictionary& dictionary) {
  return dictionary.unpack(Decoder(data).string());
}

RecordView view_record(std::string_view texts) {
  Decoder in(texts);
  RecordView view;
  view.id = in.string();
  in.string();  // the edition
  view.city = in.string();
  for (std::string_view& field : view.fields) field = in.string();
  return view;
}

StoredRecord decode_record(std::string_view data, const PackingDictionary& dictionary) {
  Decoder both(data);
  const std::string texts = dictionary.unpack(both.string());
  Decoder in(texts);
  StoredRecord stored;
  stored.record.id = in.string();
  stored.record.edition = in.string();
  stored.record.city = in.string();
  for (std::string& field : stored.record.fields) field = in.string();
  const std::uint64_t further = in.number();
  for (std::uint64_t i = 0; i < further; ++i) stored.record.further.emplace_back(in.string());
  const auto is_text = [](const std::string& text) {
    return base::first_invalid(text) == std::string::npos;
  };
  const auto& fields = stored.record.fields;
  const auto& values = stored.record.further;
  if (!std::all_of(fields.begin(), fields.end(), is_text) ||
      !std::all_of(values.begin(), values.end(), is_text) || !is_text(stored.record.id) ||
      !is_text(stored.record.edition) || !is_text(stored.record.city))
    Decoder::fail();
  const std::string packed_places = unpack(both.string());
  Decoder places(packed_places);
  stored.places.resize(schema::kFieldCount +
                       std::min<std::uint64_t>(places.number(), schema::kMostTexts));
  for (StoredRecord::Places& each : stored.places) each = read_places(places);
  static const std::string kNothing;
  for (std::size_t field = 0; field < stored.places.size(); ++field) {
    const bool is_there = field < schema::kFieldCount + stored.record.further.size();
    const std::string& text =
        is_there ? stored.record[static_cast<schema::Field>(field)] : kNothing;
    const auto fits = [&](const base::ByteRange& range) {
      return range.begin < range.end && range.end <= text.size() &&
             base::is_boundary(text, range.begin) && base::is_boundary(text, range.end);
    };
    const StoredRecord::Places& each = stored.places[field];
    if (!std::all_of(each.tokens.begin(), each.tokens.end(), fits) ||
        !std::all_of(each.spans.begin(), each.spans.end(),
                     [&](const TermSpan& span) { return fits(span.range); }))
      stored.places_damaged = true;
  }
  if (stored.places_damaged) {
    for (StoredRecord::Places& each : stored.places) each = {};
  }
  return stored;
}

}  // namespace torikumi::index
