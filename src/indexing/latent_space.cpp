// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/latent_space.hpp"

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

#include "index/posting_cursor.hpp"
#include "index/posting_lists.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

using index::LatentSpace;
using Matrix = Eigen::MatrixXf;
using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor>;

/// Fewer records tell too little: of 55 the ranking was a little worse with it (nDCG@10 -.002).
constexpr Xapian::doccount kLeastRecords = 1000;

constexpr double kMostPart = 0.3;

/// Columns of the projection beyond those that are kept, and rounds that sharpen it.
constexpr Eigen::Index kSpare = 16;
constexpr int kRounds = 7;

struct Cell {
  std::uint32_t record;
  std::uint32_t tf;
};
using Lists = std::map<std::string, std::vector<Cell>>;

/// Each word's records, by their places in the sources.
Lists read_lists(const std::vector<Xapian::Database>& shards) {
  const std::vector<double> ones(schema::kFieldCount + schema::kMostTexts, 1);
  const index::FieldWeights in_texts(ones, schema::kTexts);
  Lists lists;
  for (const Xapian::Database& shard : shards) {
    std::vector<std::uint32_t> place(shard.get_lastdocid() + std::size_t{1});
    for (auto it = shard.valuestream_begin(schema::slot::kOrder);
         it != shard.valuestream_end(schema::slot::kOrder); ++it)
      place[it.get_docid()] = index::order_of_value(*it);
    const auto add = [&](const index::Term& term, const index::PostingList& list) {
      if (!index::can_relate(term)) return;
      std::vector<Cell>& cells = lists[std::string(term.text())];
      for_each_posting(list, [&](const index::PostingCursor& at) {
        const auto tf = static_cast<std::uint32_t>(at.weighted_freq(in_texts));
        if (tf > 0) cells.push_back({place[at.doc()], tf});
      });
    };
    index::for_each_list(shard, index::TermKind::kWord, add);
  }
  return lists;
}

/// The matrix of records and words; takes from `lists` the words that are too rare or too common.
Sparse weighted_matrix(Lists& lists, std::uint32_t records) {
  std::erase_if(lists, [&](const auto& each) {
    return each.second.size() < 2 || static_cast<double>(each.second.size()) > kMostPart * records;
  });
  std::vector<Eigen::Triplet<float>> cells;
  std::vector<double> squares(records);
  int column = 0;
  for (const auto& [word, list] : lists) {
    for (const Cell& each : list) {
      const double weight = LatentSpace::weight(records, static_cast<double>(list.size()), each.tf);
      cells.emplace_back(static_cast<int>(each.record), column, static_cast<float>(weight));
      squares[each.record] += weight * weight;
    }
    ++column;
  }
  Sparse matrix(static_cast<Eigen::Index>(records), column);
  for (Eigen::Triplet<float>& each : cells) {
    const double length = std::sqrt(squares[static_cast<std::size_t>(each.row())]);
    each = {each.row(), each.col(), static_cast<float>(each.value() / length)};
  }
  matrix.setFromTriplets(cells.begin(), cells.end());
  return matrix;
}

Matrix orthonormal(const Matrix& columns) {
  const Eigen::HouseholderQR<Matrix> qr(columns);
  return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

/// The words' right singular vectors for the greatest singular values, a row a word.
Matrix right_vectors(const Sparse& matrix) {
  const auto wanted = static_cast<Eigen::Index>(LatentSpace::kDimensions);
  const Eigen::Index columns = std::min(wanted + kSpare, std::min(matrix.rows(), matrix.cols()));
  std::mt19937 random(20150317);  // always the same: an index is made of its sources alone
  Matrix projection(matrix.cols(), columns);
  for (Eigen::Index i = 0; i < projection.rows(); ++i) {
    for (Eigen::Index j = 0; j < columns; ++j)
      projection(i, j) = static_cast<float>(random()) / static_cast<float>(random.max()) - 0.5F;
  }
  const Sparse transposed = matrix.transpose();
  Matrix range = orthonormal(matrix * projection);
  for (int round = 0; round < kRounds; ++round)
    range = orthonormal(matrix * orthonormal(transposed * range));
  const Matrix small = transposed * range;  // words × columns
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(small.transpose() * small);
  Matrix vectors = Matrix::Zero(matrix.cols(), wanted);
  for (Eigen::Index i = 0; i < std::min(wanted, columns); ++i) {
    // Eigenvalues ascend.
    const Eigen::Index from = columns - 1 - i;
    const float value = std::sqrt(std::max(solver.eigenvalues()(from), 0.0F));
    if (value > 0) vectors.col(i) = small * solver.eigenvectors().col(from) / value;
  }
  return vectors;
}

std::vector<LatentSpace::Vector> rows_of(const Matrix& matrix, bool of_length_one) {
  std::vector<LatentSpace::Vector> rows(static_cast<std::size_t>(matrix.rows()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    const float length = of_length_one ? matrix.row(i).norm() : 1;
    for (std::size_t j = 0; j < LatentSpace::kDimensions; ++j)
      rows[static_cast<std::size_t>(i)][j] =
          length > 0 ? matrix(i, static_cast<Eigen::Index>(j)) / length : 0;
  }
  return rows;
}

}  // namespace

index::LatentSpace find_latent_space(const std::vector<Xapian::Database>& shards) {
  Xapian::doccount records = 0;
  for (const Xapian::Database& shard : shards) records += shard.get_doccount();
  if (records < kLeastRecords) return {};
  Lists lists = read_lists(shards);
  const Sparse matrix = weighted_matrix(lists, records);
  if (matrix.cols() < static_cast<Eigen::Index>(LatentSpace::kDimensions)) return {};
  const Matrix words = right_vectors(matrix);
  std::vector<std::string> names;
  for (const auto& [word, list] : lists) names.push_back(word);
  return {std::move(names), rows_of(words, false), rows_of(matrix * words, true)};
}

}  // namespace torikumi::indexing
