// SPDX-License-Identifier: GPL-2.0-or-later
/// Measures: how well ranked lists answer judged queries.
///
///   grades {a: 3, b: 1}, list b a → nDCG@10 = (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3)) =
///   .71
///
/// nDCG after Järvelin and Kekäläinen (2002) with gains 2^grade − 1; a query of which no judged
/// record is relevant counts for nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace torikumi::cli {

/// For each query, the grades of its judged records.
using Judgements = std::map<std::string, std::map<std::string, int>>;

/// For each query, ids in rank order.
using Run = std::map<std::string, std::vector<std::string>>;

struct Measures {
  double ndcg_10 = 0;
  double mrr_10 = 0;
  double recall_100 = 0;
};

Measures measure(const std::vector<std::string>& ranked, const std::map<std::string, int>& grades);

/// The mean over queries, and half the width of its 95 % interval (normal approximation).
struct Mean {
  double value = 0;
  double half_width = 0;
};
Mean mean_of(const std::vector<double>& values);

/// `qid<TAB>docid<TAB>grade` lines. Throws Error kBadInput with the line at fault.
Judgements read_judgements(const std::string& path);

/// A TREC run: `qid Q0 docid rank score tag` lines, taken by falling score, then rising rank.
Run read_run(const std::string& path);

}  // namespace torikumi::cli
