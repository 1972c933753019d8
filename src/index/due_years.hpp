// SPDX-License-Identifier: GPL-2.0-or-later
/// Due years: the fiscal years by which, or in which, each record says that something is to be
/// done.
///
///   令和8年度に開設し、令和10年度までに5か所に増やす → {2026, 2028}
///
/// A record may have several, so a column has a label for each set of them: "2026 2028".
#pragma once

#include <string>
#include <vector>

#include "index/doc_values.hpp"

namespace torikumi::index {

class Database;

class DueYears {
 public:
  /// Reads the posting lists of the years; `last` is the last document.
  DueYears(Database& database, Xapian::docid last);

  /// All years that some record has, ascending.
  const std::vector<int>& years() const { return years_; }
  /// The set of each document, as a label.
  const LabelColumn& sets() const { return sets_; }
  /// The years of each label of sets().
  const std::vector<std::vector<int>>& years_of_sets() const { return years_of_sets_; }

 private:
  std::vector<int> years_;
  LabelColumn sets_;
  std::vector<std::vector<int>> years_of_sets_;
};

}  // namespace torikumi::index
