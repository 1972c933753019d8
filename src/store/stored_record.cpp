// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/stored_record.hpp"

#include "store/codec.hpp"

namespace torikumi::store {

std::string encode_record(const StoredRecord& stored) {
  Encoder out;
  out.put_string(stored.record.id);
  out.put_string(stored.record.edition);
  for (const std::string& field : stored.record.fields) out.put_string(field);
  out.put_number(stored.record.further.size());
  for (const std::string& value : stored.record.further) out.put_string(value);
  // Gaps instead of places: most are below 128 and so one byte.
  std::uint32_t position = 0;
  for (const auto& words : stored.words) {
    out.put_number(words.size());
    std::uint32_t byte = 0;
    for (const WordPlace& word : words) {
      out.put_number(word.position - position);
      out.put_number(word.range.begin - byte);
      out.put_number(word.range.size());
      position = word.position;
      byte = word.range.end;
    }
  }
  return out.take();
}

RecordView view_record(std::string_view data) {
  Decoder in(data);
  RecordView view;
  view.id = in.string();
  in.string();  // the edition
  for (std::string_view& field : view.fields) field = in.string();
  return view;
}

StoredRecord decode_record(std::string_view data) {
  Decoder in(data);
  StoredRecord stored;
  stored.record.id = in.string();
  stored.record.edition = in.string();
  for (std::string& field : stored.record.fields) field = in.string();
  const std::uint64_t further = in.number();
  for (std::uint64_t i = 0; i < further; ++i) stored.record.further.emplace_back(in.string());
  std::uint32_t position = 0;
  for (auto& words : stored.words) {
    const std::uint64_t count = in.number();
    std::uint32_t byte = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
      position += static_cast<std::uint32_t>(in.number());
      const std::uint32_t begin = byte + static_cast<std::uint32_t>(in.number());
      byte = begin + static_cast<std::uint32_t>(in.number());
      words.push_back({position, {begin, byte}});
    }
  }
  return stored;
}

}  // namespace torikumi::store
