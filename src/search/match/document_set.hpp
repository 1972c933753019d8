// SPDX-License-Identifier: GPL-2.0-or-later
/// Document set: the documents that meet a condition, a bit for each document that there is.
///
///   {3, 7, 41} &= {7, 8} → {7}
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

namespace torikumi::search {

/// Sets that are put together are of the same generation, and so of the same size.
class DocumentSet {
 public:
  explicit DocumentSet(Xapian::docid last) : bits_(last / 64 + std::size_t{1}) {}

  void add(Xapian::docid document) { bits_[document / 64] |= bit(document); }
  void remove(Xapian::docid document) { bits_[document / 64] &= ~bit(document); }
  bool contains(Xapian::docid document) const {
    return (bits_[document / 64] & bit(document)) != 0;
  }

  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  /// The first that is not before `from`; kEnd where there is none.
  Xapian::docid next(Xapian::docid from) const {
    std::size_t i = from / 64;
    if (i >= bits_.size()) return kEnd;
    std::uint64_t rest = bits_[i] & (~std::uint64_t{0} << (from % 64));
    while (rest == 0) {
      if (++i == bits_.size()) return kEnd;
      rest = bits_[i];
    }
    return static_cast<Xapian::docid>(i * 64 + static_cast<unsigned>(std::countr_zero(rest)));
  }

  DocumentSet& operator&=(const DocumentSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
    return *this;
  }
  DocumentSet& operator|=(const DocumentSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    return *this;
  }
  DocumentSet& operator-=(const DocumentSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~other.bits_[i];
    return *this;
  }

  std::size_t bytes() const { return bits_.size() * sizeof(std::uint64_t); }

  std::uint32_t size() const {
    int count = 0;
    for (const std::uint64_t each : bits_) count += std::popcount(each);
    return static_cast<std::uint32_t>(count);
  }
  bool empty() const {
    for (const std::uint64_t each : bits_) {
      if (each != 0) return false;
    }
    return true;
  }

  /// In ascending order.
  template <typename Each>
  void for_each(Each each) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1) {
        each(static_cast<Xapian::docid>(i * 64 + static_cast<unsigned>(std::countr_zero(rest))));
      }
    }
  }
  std::vector<Xapian::docid> documents() const {
    std::vector<Xapian::docid> all;
    for_each([&](Xapian::docid document) { all.push_back(document); });
    return all;
  }

 private:
  static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << (document % 64); }

  std::vector<std::uint64_t> bits_;
};

}  // namespace torikumi::search
