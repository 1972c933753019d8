// SPDX-License-Identifier: GPL-2.0-or-later
/// Latent space: words and records as vectors, near one another where the collection uses the words
/// alike.
///
///   ドローン ~ 無人航空機: records that say the one are found near a query that says the other
///
/// Latent semantic analysis (Deerwester and others, Indexing by latent semantic analysis, 1990):
/// the matrix of records and words, cut to its kDimensions greatest singular values
/// (indexing/latent_space.hpp makes it).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::index {

class LatentSpace {
 public:
  static constexpr std::size_t kDimensions = 32;
  using Vector = std::array<float, kDimensions>;

  /// Without any word or record.
  LatentSpace() = default;
  /// `words` ascending, a vector each; the records by their place in the sources, of length one.
  LatentSpace(std::vector<std::string> words, const std::vector<Vector>& word_vectors,
              const std::vector<Vector>& record_vectors);

  /// How much a word counts that `frequency` of `records` have, and this text so many times: as the
  /// records are made of words, so is a query.
  static double weight(double records, double frequency, double count);

  bool is_empty() const { return words_.empty(); }

  /// Adds weight · the word's vector to `sum`; nothing for a word that it does not know.
  void add_word(std::string_view word, double weight, Vector& sum) const;

  /// Cosine of a vector of length one with the record at a place in the sources; 0 for none there.
  double cosine(const Vector& unit, std::uint32_t record) const;

  /// As kept under metadata::kLatentSpace of the first shard. decode throws Error kBroken for bytes
  /// that encode did not make.
  std::string encode() const;
  static LatentSpace decode(std::string_view data);

 private:
  std::vector<std::string> words_;
  std::vector<float> scales_;          ///< of each word: what one step of its numbers is
  std::vector<std::int8_t> of_words_;  ///< kDimensions a word
  std::vector<std::int8_t> of_records_;
};

}  // namespace torikumi::index
