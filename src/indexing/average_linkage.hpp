// SPDX-License-Identifier: GPL-2.0-or-later
/// Average linkage: groups of records of which each is on average like all the others of its group.
///
///   a~b .6, b~c .5, a~c .4, c~d .3 → {a, b, c}
#pragma once

#include <cstdint>
#include <vector>

#include "indexing/similarity.hpp"

namespace torikumi::indexing {

using Groups = std::vector<std::vector<std::uint32_t>>;

/// Joins the two groups of the highest average likeness, again and again, until no two reach
/// `least` (average linkage: Sokal and Michener 1958); a pair without an edge counts 0. `groups`
/// holds each record once. Groups of two or more, each in ascending order. The time grows with the
/// edges.
Groups link(Groups groups, const std::vector<SimilarPair>& edges, double least);

}  // namespace torikumi::indexing
