// SPDX-License-Identifier: GPL-2.0-or-later
/// Mentions: every term that a record has, field by field, in the order in which it stands there.
///
///   title 人材育成の推進 → W人材 at word 1, W育成 at word 2, … B人材 at character 0, … U人,
///   P人材育成
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {

/// Filled for one record after another, so that its memory is used again.
class TermOccurrences {
 public:
  struct TermOccurrence {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t place = 0;
    schema::Field field = schema::Field::kTitle;
    schema::Kept kept = schema::Kept::kPresence;
  };

  void clear() {
    bytes_.clear();
    all_.clear();
  }
  void add(std::string_view prefix, std::string_view word, schema::Kept kept, schema::Field field,
           std::uint32_t place = 0) {
    const auto begin = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += prefix;
    bytes_ += word;
    all_.push_back({begin, static_cast<std::uint32_t>(bytes_.size()) - begin, place, field, kept});
  }

  const std::vector<TermOccurrence>& all() const { return all_; }
  std::string_view term(const TermOccurrence& mention) const {
    return std::string_view(bytes_).substr(mention.begin, mention.size);
  }

 private:
  std::string bytes_;
  std::vector<TermOccurrence> all_;
};

}  // namespace torikumi::indexing
