// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/latent_space.hpp"

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <random>

#include "index/database.hpp"
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
  float weight;
};

/// Words, and in which records each stands.
struct Lists {
  std::vector<std::string> words;
  std::deque<std::vector<Cell>> cells;  ///< of each word, by ascending records
};

/// The words that are neither too rare nor too common, each with its records by their places in
/// the sources. A record's weights make a vector of length one.
Lists read_lists(const std::vector<Xapian::Database>& shards, std::uint32_t records) {
  const std::vector<double> ones(schema::kFieldCount + schema::kMostTexts, 1);
  const index::FieldWeights in_texts(ones, schema::kTexts);
  std::vector<std::uint32_t> place;  // by document
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    for (auto it = shards[shard].valuestream_begin(schema::slot::kOrder);
         it != shards[shard].valuestream_end(schema::slot::kOrder); ++it) {
      const Xapian::docid document = index::document_of_whole(shard, shards.size(), it.get_docid());
      if (place.size() <= document) place.resize(document + std::size_t{1});
      place[document] = index::order_of_value(*it);
    }
  }
  Lists lists;
  std::vector<double> squares(records);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;  // a record, and how often
  for (index::PostingLists at(shards, index::TermKind::kWord); at.next();) {
    if (!index::can_relate(at.term())) continue;
    found.clear();
    for_each_posting(at.list(), [&](const index::PostingCursor& posting) {
      const auto tf = static_cast<std::uint32_t>(posting.weighted_freq(in_texts));
      if (tf > 0) found.emplace_back(place[posting.doc()], tf);
    });
    if (found.size() < 2 || static_cast<double>(found.size()) > kMostPart * records) continue;
    std::sort(found.begin(), found.end());
    std::vector<Cell> cells;
    cells.reserve(found.size());
    for (const auto& [record, tf] : found) {
      const double weight = LatentSpace::weight(records, static_cast<double>(found.size()), tf);
      cells.push_back({record, static_cast<float>(weight)});
      squares[record] += weight * weight;
    }
    lists.words.emplace_back(at.term().text());
    lists.cells.push_back(std::move(cells));
  }
  for (std::vector<Cell>& cells : lists.cells) {
    for (Cell& each : cells)
      each.weight = static_cast<float>(each.weight / std::sqrt(squares[each.record]));
  }
  return lists;
}

/// The matrix of words and records. Takes the cells, of which there may be more than the memory
/// holds twice.
Sparse take_matrix(Lists& lists, std::uint32_t records) {
  Eigen::Index cells = 0;
  for (const std::vector<Cell>& each : lists.cells) cells += static_cast<Eigen::Index>(each.size());
  Sparse matrix(static_cast<Eigen::Index>(lists.words.size()), static_cast<Eigen::Index>(records));
  matrix.reserve(cells);
  for (Eigen::Index word = 0; !lists.cells.empty(); ++word) {
    matrix.startVec(word);
    for (const Cell& each : lists.cells.front())
      matrix.insertBack(word, static_cast<Eigen::Index>(each.record)) = each.weight;
    lists.cells.pop_front();
  }
  matrix.finalize();
  return matrix;
}

Matrix orthonormal(const Matrix& columns) {
  const Eigen::HouseholderQR<Matrix> qr(columns);
  return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

/// The words' right singular vectors for the greatest singular values, a row a word.
Matrix right_vectors(const Sparse& matrix, const Sparse& transposed) {
  const auto wanted = static_cast<Eigen::Index>(LatentSpace::kDimensions);
  const Eigen::Index columns = std::min(wanted + kSpare, std::min(matrix.rows(), matrix.cols()));
  std::mt19937 random(20150317);  // always the same: an index is made of its sources alone
  Matrix projection(matrix.cols(), columns);
  for (Eigen::Index i = 0; i < projection.rows(); ++i) {
    for (Eigen::Index j = 0; j < columns; ++j)
      projection(i, j) = static_cast<float>(random()) / static_cast<float>(random.max()) - 0.5F;
  }
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
  Lists lists = read_lists(shards, records);
  if (lists.words.size() < LatentSpace::kDimensions) return {};
  const Sparse by_word = take_matrix(lists, records);
  const Sparse by_record = by_word.transpose();
  const Matrix words = right_vectors(by_record, by_word);
  return {std::move(lists.words), rows_of(words, false), rows_of(by_record * words, true)};
}

}  // namespace torikumi::indexing
