// SPDX-License-Identifier: GPL-2.0-or-later
/// Points of a draft: its sentences and clauses that hold a matter of their own.
///
///   本区では次のとおり取り組む。見守り体制を整備するとともに、移動販売を支援する。
///   → 見守り体制を整備する · 移動販売を支援する
///
/// A sentence is divided behind とともに、 ほか、 and a verb that goes on (整備し、), where each
/// part names something. A heading above prose, and what names nothing (よろしくお願いします。), is
/// no point.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"

namespace torikumi::search {

struct DraftPoint {
  std::string text;  ///< as it stands in the draft, without the sign or number before it
  /// What is asked for by it: a question without について伺います.
  std::string matter;
  std::string core;  ///< the matter without what it is for
};

/// The points, in the draft's order.
std::vector<DraftPoint> points_of(analysis::Analyser& analyser, std::string_view draft);

}  // namespace torikumi::search
