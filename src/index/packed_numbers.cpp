// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/packed_numbers.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "index/codec.hpp"

namespace torikumi::index {
namespace {

constexpr std::uint32_t kHasExceptions = 64;
constexpr std::uint32_t kWidest = 32;

std::size_t bytes_of(std::uint32_t count, std::uint32_t width) { return (count * width + 7) / 8; }

/// Bytes of a number of so many bits, in groups of seven.
std::uint32_t sevens(std::uint32_t bits) { return (bits + 6) / 7; }

/// The width that makes the group shortest. `having[b]` numbers have b bits.
std::uint32_t best_width(std::uint32_t count, const std::array<std::uint32_t, 33>& having) {
  std::uint32_t width = kWidest;
  while (width > 0 && having[width] == 0) --width;
  std::uint32_t best = width;
  std::size_t fewest = bytes_of(count, width);
  // An exception costs two bytes and saves a bit or two of each number: a few are worth it.
  const std::uint32_t most = count / 8;
  std::uint32_t exceptions = 0;
  while (width > 0 && (exceptions += having[width]) <= most) {
    --width;
    std::size_t bytes = bytes_of(count, width) + 1;
    for (std::uint32_t bits = width + 1; bits <= kWidest; ++bits)
      bytes += having[bits] * (1 + sevens(bits - width));
    if (bytes >= fewest) continue;
    fewest = bytes;
    best = width;
  }
  return best;
}

/// The bytes that unpack_all reads.
constexpr std::size_t bytes_read(std::uint32_t width) {
  return std::size_t{kPackedGroup - 1} * width / 8 + 8;
}

/// Unpacks a whole group whose width the compiler knows: no shift is computed.
template <std::uint32_t width>
void unpack_all(const char* from, PackedReader::Group& group) {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << width) - 1;
#pragma GCC unroll 64
  for (std::uint32_t i = 0; i < kPackedGroup; ++i) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from + i * width / 8, sizeof bytes);
    group[i] = static_cast<std::uint32_t>((bytes >> (i * width % 8)) & kMask);
  }
}

using Unpack = void (*)(const char*, PackedReader::Group&);
template <std::uint32_t... widths>
constexpr std::array<Unpack, sizeof...(widths)> unpackers(
    std::integer_sequence<std::uint32_t, widths...> /*each*/) {
  return {unpack_all<widths>...};
}
constexpr auto kUnpack = unpackers(std::make_integer_sequence<std::uint32_t, kWidest + 1>{});

}  // namespace

void put_packed(std::span<const std::uint32_t> numbers, std::string& out) {
  const auto count = static_cast<std::uint32_t>(numbers.size());
  std::array<std::uint32_t, 33> having{};
  for (const std::uint32_t each : numbers) ++having[static_cast<unsigned>(std::bit_width(each))];
  const std::uint32_t width = best_width(count, having);
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  std::uint32_t exceptions = 0;
  for (std::uint32_t bits = width + 1; bits <= kWidest; ++bits) exceptions += having[bits];
  out.push_back(static_cast<char>(width | (exceptions > 0 ? kHasExceptions : 0)));
  std::uint64_t waiting = 0;
  std::uint32_t bits = 0;
  for (const std::uint32_t each : numbers) {
    waiting |= (each & mask) << bits;
    for (bits += width; bits >= 8; bits -= 8, waiting >>= 8U)
      out.push_back(static_cast<char>(waiting & 0xFFU));
  }
  if (bits > 0) out.push_back(static_cast<char>(waiting & 0xFFU));
  if (exceptions == 0) return;
  out.push_back(static_cast<char>(exceptions));
  for (std::uint32_t i = 0; i < count; ++i) {
    if (numbers[i] <= mask) continue;
    out.push_back(static_cast<char>(i));
    append_number(std::uint64_t{numbers[i]} >> width, out);
  }
}

std::uint32_t PackedReader::byte() {
  if (rest_.empty()) return 0;
  const auto value = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::uint64_t PackedReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const std::uint32_t next = byte();
    value |= std::uint64_t{next & 0x7FU} << shift;
    if (next < 0x80) break;
  }
  return value;
}

void PackedReader::read(std::uint32_t count, Group& group) {
  const std::uint32_t head = byte();
  const std::uint32_t width = std::min(head % kHasExceptions, kWidest);
  const std::size_t size = std::min(bytes_of(count, width), rest_.size());
  if (rest_.size() >= bytes_read(width)) {
    kUnpack[width](rest_.data(), group);
  } else {
    // Near the end a copy has the bytes that are read.
    std::array<char, bytes_read(kWidest)> copy{};
    if (size > 0) std::memcpy(copy.data(), rest_.data(), size);
    kUnpack[width](copy.data(), group);
  }
  rest_.remove_prefix(size);
  if ((head & kHasExceptions) == 0) return;
  for (std::uint32_t left = byte(); left > 0; --left) {
    const std::uint32_t place = byte();
    const std::uint64_t high = number();
    if (place < count) group[place] |= static_cast<std::uint32_t>(high << width);
  }
}

void PackedReader::skip(std::uint32_t count) {
  const std::uint32_t head = byte();
  const std::uint32_t width = std::min(head % kHasExceptions, kWidest);
  rest_.remove_prefix(std::min(bytes_of(count, width), rest_.size()));
  if ((head & kHasExceptions) == 0) return;
  for (std::uint32_t left = byte(); left > 0; --left) {
    byte();
    number();
  }
}

}  // namespace torikumi::index
