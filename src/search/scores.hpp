// SPDX-License-Identifier: GPL-2.0-or-later
/// Scores: how hits are weighed, wherever that is asked.
///
///   W見守る in 3 of 55 records, once → 4.0712
#pragma once

#include <xapian.h>

#include <cmath>

namespace torikumi::search {

/// k1 in the quarters that term counts come in (1 of a whole), b by measurement.
inline Xapian::BM25Weight weighting() { return {4, 0, 1, 0.75, 0.5}; }

/// Scores are compared and shown by four decimals.
inline double rounded(double score) { return std::round(score * 10000) / 10000; }

/// A condition that demands, and weights that do not: their sum ranks what the condition matches.
inline Xapian::Query weighed(const Xapian::Query& condition, const Xapian::Query& rank) {
  return {Xapian::Query::OP_AND_MAYBE, Xapian::Query(0.0, condition), rank};
}

}  // namespace torikumi::search
