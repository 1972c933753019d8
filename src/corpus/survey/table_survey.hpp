// SPDX-License-Identifier: GPL-2.0-or-later
/// Table survey: what stands in a file, without a collection that says what its columns mean.
///
///   評価.xlsx: sheet R7, header on row 2, 407 rows; 担当課 (filled in all, 38 values), 事業の目的
///   (filled in 405, 62 characters on average) …
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.hpp"

namespace torikumi::corpus {

/// What the cells under one header look like.
struct SurveyedColumn {
  std::string header;
  std::size_t nth = 1;  ///< the how-manieth of this name in its table, from 1
  std::size_t filled = 0;
  std::size_t distinct = 0;
  double characters = 0;  ///< of a filled cell, on average
  double sentences = 0;   ///< share of the filled cells that hold a sentence
  double numbers = 0;     ///< share that are numbers, dates, signs
  double offices = 0;     ///< share that are called as an office is: 水産課, 福祉局
  std::string example;    ///< the first filled cell, at most 60 characters
};

struct SurveyedTable {
  schema::Origin header;  ///< its place; of text without a sheet
  std::size_t rows = 0;   ///< behind the header that hold more than one cell
  std::vector<SurveyedColumn> columns;
  bool is_known = false;  ///< the built-in collection reads it as it is
};

struct Survey {
  std::string file;
  std::string kind;  ///< "text", "JSON Lines", "workbook", "PDF"
  std::vector<SurveyedTable> tables;
  std::vector<std::string> notes;  ///< sheets that are hidden, encodings
};

/// Throws Error kBadInput for what no reader can read.
Survey survey(const LoadedSource& source, const std::string& encoding);

}  // namespace torikumi::corpus
