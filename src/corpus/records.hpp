// SPDX-License-Identifier: GPL-2.0-or-later
/// Records: those of a corpus, in the order of the sources. What they say lies in a spool and is
/// read when it is asked for, so that a corpus may be larger than the memory.
///
///   records.add({中原区役所, 窓口混雑緩和…}, digest); records.finish(); records[0].fields
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/shared_bytes.hpp"
#include "schema/record.hpp"

namespace torikumi::corpus {

class Records {
 public:
  /// Counted from 0.
  void add(const schema::Record& record, std::string digest);
  /// After the last one was added, before the first is read. Throws Error as base::Spool does.
  void finish() { bytes_ = spool_.finish(); }

  std::size_t size() const { return entries_.size(); }
  /// The whole record. Any thread may read.
  schema::Record operator[](std::size_t number) const;

  const std::string& id(std::size_t number) const { return entries_[number].id; }
  void rename(std::size_t number, std::string id) { entries_[number].id = std::move(id); }
  const std::string& edition(std::size_t number) const { return entries_[number].edition; }
  const std::string& city(std::size_t number) const { return entries_[number].city; }
  /// schema::content_digest.
  const std::string& digest(std::size_t number) const { return entries_[number].digest; }
  void date(std::size_t number, std::string changed) {
    entries_[number].changed = std::move(changed);
  }
  /// Bytes of its fields and further columns.
  std::uint64_t text_bytes(std::size_t number) const { return entries_[number].text_bytes; }

 private:
  struct Entry {
    std::string id;
    std::string edition;
    std::string city;
    std::string digest;
    std::string changed;
    std::uint64_t begin = 0;  ///< of the rest, in the spool
    std::uint64_t text_bytes = 0;
  };
  std::vector<Entry> entries_;
  base::Spool spool_;
  base::SharedBytes bytes_;
};

}  // namespace torikumi::corpus
