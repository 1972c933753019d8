// SPDX-License-Identifier: GPL-2.0-or-later
/// DraftPage: a pasted draft, point by point: who already does it, and what nobody does; then what
/// is related to it as a whole.
///
///   POST /draft 「移動販売を支援する。猫の譲渡会を開く。」 → 1 高原区役所 …, 2 この資料に記載なし
#pragma once

#include <string>
#include <vector>

#include "search/draft/draft_report.hpp"
#include "search/similar/related.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct DraftView {
  std::string text;
  std::string fault;  ///< why it was not searched; may be empty
  search::DraftReport report;
  std::vector<search::RelatedRecord> related;
};
std::string draft_page(const DraftView& view, const IndexSummary& holding);

}  // namespace torikumi::server::pages
