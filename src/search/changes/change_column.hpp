// SPDX-License-Identifier: GPL-2.0-or-later
/// Change column: for each initiative, what it is beside the edition before, as a facet has it.
///
///   令和8年度 乗合ワゴンの運行: 記載変更 · 猫の相談: 新規掲載 · those of the oldest edition:
///   nothing
#pragma once

#include <memory>

#include "index/database.hpp"

namespace torikumi::search {

/// Of every document; without labels where the database has fewer than two editions, or its lineage
/// is damaged. Made once for all that share a cache.
std::shared_ptr<const index::LabelColumn> change_column(index::Database& database);

}  // namespace torikumi::search
