// SPDX-License-Identifier: GPL-2.0-or-later
/// Timeline: what is due when, by department.
///
///   令和8（2026）年度: 総務局 1, 福祉局 3 · 福祉局 見守り 「令和8年度までに5か所に増やし、…」
///
/// Of each city's newest edition, unless one is asked for: what last year's plan said is no
/// deadline of this year's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/request.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

/// What one initiative says is due in one year.
struct DueItem {
  int year = 0;  ///< fiscal
  schema::Record record;
  /// The sentences that say so, each cut where it names the date.
  struct Sentence {
    schema::Field field = schema::Field::kDirection;
    std::vector<Fragment> fragments;
    std::vector<std::string> figures;  ///< aimed at, as they stand there: 5か所
  };
  std::vector<Sentence> sentences;
};

/// The fiscal years in which the record's texts say that something is due, ascending: those that
/// the index keeps of it.
std::vector<int> due_years_of(const schema::Record& record, const schema::FieldTable& fields);

struct Timeline {
  std::vector<int> years;                          ///< with items, ascending
  std::vector<std::string> rows;                   ///< departments, as the sources name them
  std::vector<std::vector<std::uint32_t>> counts;  ///< by row, then year
  std::uint32_t total = 0;                         ///< items
  std::uint32_t offset = 0;
  std::vector<DueItem> items;  ///< by year, then as the sources have them
  std::vector<std::string> editions;
  std::vector<QueryRewrite> rewrites;
};

/// What meets the request's query and filters; its `offset` and `limit` are of items. Throws Error
/// kUsage for a facet that there is not.
Timeline timeline(Searcher& searcher, const Request& request);

}  // namespace torikumi::search
