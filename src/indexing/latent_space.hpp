// SPDX-License-Identifier: GPL-2.0-or-later
/// Latent space of a finished generation: words and records as vectors (index/latent_space.hpp).
///
///   9,010 records × 21,000 words → 32 numbers for each
#pragma once

#include <xapian.h>

#include <vector>

#include "index/latent_space.hpp"

namespace torikumi::indexing {

/// Of the records' texts in all shards: a word that at least two records and at most .3 of them
/// have counts (1 + ln tf) · ln(N / df)^1.5, each record is of length one, and the matrix is cut to
/// its greatest singular values by random projection (Halko, Martinsson and Tropp, Finding
/// structure with randomness, 2011). The same records give the same numbers, however they are
/// divided among shards. Empty for a collection too small to tell how its words are used.
index::LatentSpace find_latent_space(const std::vector<Xapian::Database>& shards);

}  // namespace torikumi::indexing
