// SPDX-License-Identifier: GPL-2.0-or-later
/// Packed numbers: groups of up to 64 numbers, each group in the number of bits that costs it
/// least.
///
///   0 3 1 900 2 … → three bits a number; the rest of 900 stands after them, as an exception
///
/// The scheme is patched frame of reference (Zukowski, Héman, Nes and Boncz, Super-scalar RAM-CPU
/// cache compression, 2006). A group is a byte: its width, + 64 if exceptions follow; the low bits
/// of each number, low first; and then the number of exceptions, and of each its place and its
/// high bits in seven-bit groups.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace torikumi::index {

inline constexpr std::uint32_t kPackedGroup = 64;

/// Appends a group of 1 to 64 numbers.
void put_packed(std::span<const std::uint32_t> numbers, std::string& out);

/// Reads what put_packed wrote. Never reads past the end: where the bytes are damaged or end too
/// early it gives numbers that mean nothing.
class PackedReader {
 public:
  using Group = std::array<std::uint32_t, kPackedGroup>;

  PackedReader() = default;
  explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

  /// Reads the next group, which has so many numbers; those behind them mean nothing.
  void read(std::uint32_t count, Group& group);
  /// Passes over it.
  void skip(std::uint32_t count);
  std::string_view rest() const { return rest_; }

 private:
  std::uint32_t byte();
  std::uint64_t number();

  std::string_view rest_;
};

}  // namespace torikumi::index
