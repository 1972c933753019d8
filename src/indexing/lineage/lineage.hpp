// SPDX-License-Identifier: GPL-2.0-or-later
/// Lineage: finds, for the records of a run, which initiative continues which from edition to
/// edition.
///
///   令和7年度 乗合ワゴンの検討, 令和8年度 乗合ワゴンの運行 → a link, retitled
#pragma once

#include <string>
#include <vector>

#include "corpus/records.hpp"
#include "index/lineage.hpp"
#include "indexing/lineage/corrections.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

struct FoundLineage {
  std::vector<index::Link> links;  ///< by places in `records`; ascending by former, then later
  std::vector<std::string> notes;  ///< corrections that could not be carried out, and why
};

/// Compares each edition of a city with its next one in time (text::sort_editions). Records without
/// an edition have no lineage.
FoundLineage find_lineage(const corpus::Records& records, const schema::Collection& collection,
                          const std::vector<Correction>& corrections);

}  // namespace torikumi::indexing
