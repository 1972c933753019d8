// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/latent_space.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/error.hpp"
#include "index/codec.hpp"
#include "index/compression.hpp"

namespace torikumi::index {
namespace {

constexpr float kSteps = 127;

/// The numbers as multiples of `scale`.
void quantise(const LatentSpace::Vector& vector, float scale, std::vector<std::int8_t>& out) {
  for (const float each : vector)
    out.push_back(static_cast<std::int8_t>(std::lround(scale > 0 ? each / scale : 0)));
}

std::string_view bytes_of(const std::vector<std::int8_t>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size()};
}

std::vector<std::int8_t> numbers_of(std::string_view bytes) {
  const auto* begin = reinterpret_cast<const std::int8_t*>(bytes.data());
  return {begin, begin + bytes.size()};
}

}  // namespace

LatentSpace::LatentSpace(std::vector<std::string> words, const std::vector<Vector>& word_vectors,
                         const std::vector<Vector>& record_vectors)
    : words_(std::move(words)) {
  for (const Vector& each : word_vectors) {
    float most = 0;
    for (const float number : each) most = std::max(most, std::abs(number));
    scales_.push_back(most / kSteps);
    quantise(each, scales_.back(), of_words_);
  }
  for (const Vector& each : record_vectors) quantise(each, 1 / kSteps, of_records_);
}

double LatentSpace::weight(double records, double frequency, double count) {
  constexpr double kIdfPower = 1.5;
  const double idf = std::pow(std::log(std::max(records / frequency, 1.0)), kIdfPower);
  return (1 + std::log(count)) * idf;
}

void LatentSpace::add_word(std::string_view word, double weight, Vector& sum) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), word);
  if (found == words_.end() || *found != word) return;
  const auto number = static_cast<std::size_t>(found - words_.begin());
  const auto scale = static_cast<float>(weight) * scales_[number];
  for (std::size_t i = 0; i < kDimensions; ++i)
    sum[i] += scale * static_cast<float>(of_words_[number * kDimensions + i]);
}

double LatentSpace::cosine(const Vector& unit, std::uint32_t record) const {
  const std::size_t begin = std::size_t{record} * kDimensions;
  if (begin + kDimensions > of_records_.size()) return 0;
  float sum = 0;
  for (std::size_t i = 0; i < kDimensions; ++i)
    sum += unit[i] * static_cast<float>(of_records_[begin + i]);
  return static_cast<double>(sum / kSteps);
}

std::string LatentSpace::encode() const {
  Encoder words;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words.put_string(words_[i]);
    words.put_number(std::bit_cast<std::uint32_t>(scales_[i]));
  }
  Encoder out;
  out.put_number(words_.size());
  out.put_string(pack(words.take()));
  out.put_string(bytes_of(of_words_));
  out.put_string(bytes_of(of_records_));
  return out.take();
}

LatentSpace LatentSpace::decode(std::string_view data) {
  LatentSpace space;
  if (data.empty()) return space;
  Decoder in(data);
  const std::uint64_t count = in.number();
  const std::string packed = unpack(in.string());
  Decoder words(packed);
  while (!words.at_end()) {
    space.words_.emplace_back(words.string());
    const float scale = std::bit_cast<float>(static_cast<std::uint32_t>(words.number()));
    space.scales_.push_back(std::isfinite(scale) ? scale : 0);
  }
  space.of_words_ = numbers_of(in.string());
  space.of_records_ = numbers_of(in.string());
  if (space.words_.size() != count || space.of_words_.size() != count * kDimensions ||
      !std::is_sorted(space.words_.begin(), space.words_.end())) {
    throw base::Error(base::Code::kBroken, "the latent space of the words is damaged",
                      "build the database anew: torikumi index --rebuild");
  }
  return space;
}

}  // namespace torikumi::index
