// SPDX-License-Identifier: GPL-2.0-or-later
/// Column guess: which column is meant for which field, by its name and by what its cells look
/// like.
///
///   担当課 → department: its name is known;  この事業の目的は？ → current: sentences, the first;
///   分野 (12 values) → category
#pragma once

#include <string>
#include <vector>

#include "corpus/survey/table_survey.hpp"

namespace torikumi::corpus {

struct ColumnGuess {
  std::string field;  ///< "department" …, "text", "facet", or "" for what is not kept
  std::string why;
};

struct CollectionGuess {
  std::vector<std::vector<ColumnGuess>> tables;  ///< by table of all surveys, then by column
  std::string toml;                              ///< a collection file
  std::vector<std::string> doubts;               ///< why it is not sure; empty: it is

  bool is_sure() const { return doubts.empty(); }
};

/// Of all tables together: the same column in another year's file is the same field.
CollectionGuess guess_collection(const std::vector<Survey>& surveys, const std::string& name);

}  // namespace torikumi::corpus
