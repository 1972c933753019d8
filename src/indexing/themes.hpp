// SPDX-License-Identifier: GPL-2.0-or-later
/// Themes: groups of like initiatives of several wards, or of several departments where a
/// collection declares no ward.
///
///   更なる区役所サービス向上に向けた人材育成の推進 of four wards → {人材育成, 区役所サービス, …}
#pragma once

#include <xapian.h>

#include <vector>

#include "index/themes.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

/// Read from the finished index alone, so that they are the same however the generation was made.
/// The largest first, equal ones in the order of the sources. An initiative is in one at most.
std::vector<index::StoredTheme> find_themes(const std::vector<Xapian::Database>& shards,
                                            const schema::Collection& collection);

}  // namespace torikumi::indexing
