// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/records.hpp"

#include <cstring>
#include <string_view>

namespace torikumi::corpus {
namespace {

void put(std::uint32_t number, std::string& bytes) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

void put(const std::string& text, std::string& bytes) {
  put(static_cast<std::uint32_t>(text.size()), bytes);
  bytes += text;
}

/// Reads what `put` wrote.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}
  std::uint32_t number() {
    std::uint32_t number = 0;
    std::memcpy(&number, rest_.data(), sizeof number);
    rest_.remove_prefix(sizeof number);
    return number;
  }
  std::string text() {
    const std::uint32_t size = number();
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }

 private:
  std::string_view rest_;
};

}  // namespace

void Records::add(const schema::Record& record, std::string digest) {
  Entry entry{
      record.id, record.edition, record.city, std::move(digest), record.changed, spool_.size(), 0};
  std::string bytes;
  const auto put_text = [&](const std::string& text) {
    put(text, bytes);
    entry.text_bytes += text.size();
  };
  for (const std::string& field : record.fields) put_text(field);
  put(static_cast<std::uint32_t>(record.further.size()), bytes);
  for (const std::string& cell : record.further) put_text(cell);
  put(record.origin.source, bytes);
  put(record.origin.sheet, bytes);
  put(record.origin.line, bytes);
  spool_.append(bytes);
  entries_.push_back(std::move(entry));
}

schema::Record Records::operator[](std::size_t number) const {
  const Entry& entry = entries_[number];
  schema::Record record;
  record.id = entry.id;
  record.edition = entry.edition;
  record.city = entry.city;
  record.changed = entry.changed;
  Reader in(bytes_.view().substr(entry.begin));
  for (std::string& field : record.fields) field = in.text();
  record.further.resize(in.number());
  for (std::string& cell : record.further) cell = in.text();
  record.origin.source = in.text();
  record.origin.sheet = in.text();
  record.origin.line = in.number();
  return record;
}

}  // namespace torikumi::corpus
