// SPDX-License-Identifier: GPL-2.0-or-later
/// Codec: numbers and strings in the bytes that a database keeps.
///
///   put_number(300) → AC 02 (seven bits a byte, low first); put_string("区") → 03 E5 8C BA
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace torikumi::index {

/// Appends a number in groups of seven bits, low first.
inline void append_number(std::uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= 7U) bytes.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
  bytes.push_back(static_cast<char>(value));
}

class Encoder {
 public:
  void put_number(std::uint64_t value) { append_number(value, bytes_); }
  void put_mark(std::uint16_t value) {
    bytes_.push_back(static_cast<char>(value & 0xFFU));
    bytes_.push_back(static_cast<char>(value >> 8U));
  }
  void put_string(std::string_view value) {
    put_number(value.size());
    bytes_ += value;
  }
  void put_bytes(std::string_view bytes) { bytes_ += bytes; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what an Encoder wrote. Throws Error kBroken where the bytes end too early.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  /// How many things follow that take a byte each at least; more than there are bytes is refused.
  std::uint64_t count();
  std::uint16_t mark();
  std::string_view string();
  bool at_end() const { return rest_.empty(); }
  /// What was not read yet.
  std::string_view rest() const { return rest_; }
  /// Throws the error that bytes give which end too early.
  [[noreturn]] static void fail();

 private:
  std::string_view rest_;
};

}  // namespace torikumi::index
