// SPDX-License-Identifier: GPL-2.0-or-later
/// Answers: the initiatives that already do what a point of a draft says.
///
///   移動販売を支援する → 高原区役所 坂の多い地区での買い物と外出の支援, 1 of it; 猫の譲渡会を開く
///   → none
///
/// Ranked as a search ranks them, and only those that hold enough of the point: a long compound of
/// it (個別避難計画), or many of its words, each as heavy as it is rare.
#pragma once

#include <string>
#include <vector>

#include "schema/record.hpp"
#include "search/draft/points.hpp"

namespace torikumi::search {

struct Answer {
  schema::Record record;
  bool is_answer = true;  ///< or only what comes nearest
  double score = 0;
  double covered = 0;  ///< the part of the point that the record has, from 0 to 1
  /// What says most of it, of current state, direction or a further text, at most 120 characters;
  /// empty where only title or labels do.
  std::string passage;
};

}  // namespace torikumi::search
