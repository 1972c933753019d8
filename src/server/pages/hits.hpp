// SPDX-License-Identifier: GPL-2.0-or-later
/// Hits: what was found, as cards or as a table of the full columns.
///
///   <h3><a href="/initiatives/…">計画的な<mark>人材育成</mark>の推進</a></h3>
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "schema/field_table.hpp"
#include "search/request.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct HitsView {
  std::vector<const search::Hit*> hits;
  std::vector<std::size_t> elsewhere;  ///< for each, like ones in other wards or departments
  std::string query;
  std::shared_ptr<const schema::FieldTable> fields;  ///< of the collection
  std::string from;  ///< the whole search's address, where it says more than the query
};

std::string cards(const HitsView& view, const IndexSummary& holding);
std::string hits_table(const HitsView& view, const std::string& caption);

/// A record's department, with its city where there are several.
std::string department_of(const schema::Record& record, const IndexSummary& holding);

/// A hit's edition, or all that stand for it: "令和8年度・令和7年度".
std::string editions_text(const search::Hit& hit);

/// A record's title, or what stands for one that has none.
std::string title_of(const schema::Record& record);

}  // namespace torikumi::server::pages
