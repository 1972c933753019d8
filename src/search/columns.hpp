// SPDX-License-Identifier: GPL-2.0-or-later
/// Columns: small numbers of each document, held in memory, so that hits are counted and ordered
/// without asking the database for each.
///
///   document 12: place 11 in the sources, department 3 (中原区役所), category 0 (区役所改革の推進)
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "store/database.hpp"

namespace torikumi::search {

/// The place of each document in the order of the sources.
class SourceOrder {
 public:
  explicit SourceOrder(store::Database& database);
  std::uint32_t operator[](Xapian::docid document) const { return places_[document]; }

  /// The documents directly before and behind one; 0 where there is none.
  std::pair<Xapian::docid, Xapian::docid> around(Xapian::docid document) const;

 private:
  std::vector<std::uint32_t> places_;
};

/// The label that each document has in one column. Labels that differ in blanks or width alone are
/// one.
class LabelColumn {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  LabelColumn(store::Database& database, Xapian::valueno slot);

  /// Labels in the order of their names; a document's label is a place among them, or kNone.
  const std::vector<std::string>& labels() const { return labels_; }
  std::uint32_t operator[](Xapian::docid document) const { return label_of_[document]; }

 private:
  std::vector<std::string> labels_;
  std::vector<std::uint32_t> label_of_;
};

}  // namespace torikumi::search
