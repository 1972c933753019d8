// SPDX-License-Identifier: GPL-2.0-or-later
/// AboutPage: what is indexed, the query language with examples that run, accessibility.
///
///   /about
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/source_documents.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct SourceCount {
  std::string name;
  std::uint32_t count = 0;  ///< initiatives that stand in it
  index::SourceDocument document;
};

/// A column of the collection: what it is called here, and in the tables.
struct ColumnUse {
  std::string label;
  std::string headers;  ///< with 、 between
  std::string use;      ///< what it serves for
};

struct AboutView {
  std::uint32_t generation = 0;
  std::vector<SourceCount> sources;
  std::vector<ColumnUse> columns;
  std::function<bool(const std::string& query)> finds;  ///< whether a query finds anything here
};

std::string about_page(const AboutView& view, const IndexSummary& holding);

/// A page that says what went wrong and how to go on; `holding` only where the database is read.
struct Problem {
  std::string heading;
  std::string detail;
  std::vector<std::string> reasons;
};
std::string problem_page(const Problem& problem, const std::optional<IndexSummary>& holding);

}  // namespace torikumi::server::pages
