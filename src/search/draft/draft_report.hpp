// SPDX-License-Identifier: GPL-2.0-or-later
/// Draft report: for each point of a draft who already does it, and what nobody does.
///
///   移動販売を支援する → 高原区役所 坂の多い地区での買い物と外出の支援 「…」
///   猫の譲渡会を開く → none in this source: perhaps new
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/draft/answers.hpp"
#include "search/draft/points.hpp"
#include "search/facets/cross_tab.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

/// Points of one draft that are answered; those behind them are counted alone.
inline constexpr std::size_t kMostPoints = 100;

struct AnsweredPoint {
  DraftPoint point;
  std::vector<Answer> answers;  ///< the best first; empty: this source does not tell of it
  /// Of a point without answers, the record that has most of its words, where that is something.
  std::optional<Answer> near;
};

struct DraftReport {
  std::vector<AnsweredPoint> points;
  std::size_t left_out = 0;  ///< points behind kMostPoints
  CrossTabRows rows_are = CrossTabRows::kDepartments;
  /// Cities where there are several, else all wards and each department that answers a point.
  std::vector<std::string> rows;
  /// By point, then row: the row's best answer, by its number; none where it has none.
  std::vector<std::vector<std::optional<std::size_t>>> cells;
  std::vector<std::string> editions;  ///< that are asked: each city's newest
};

/// Throws Error kBadInput for a text longer than kLongestDraft code points.
DraftReport draft_report(Searcher& searcher, analysis::Analyser& analyser, std::string_view draft);

}  // namespace torikumi::search
