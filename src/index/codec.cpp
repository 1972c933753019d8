// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/codec.hpp"

#include "base/error.hpp"

namespace torikumi::index {
void Decoder::fail() {
  throw base::Error(base::Code::kBroken, "a stored record is cut off",
                    "build the database anew with torikumi index --rebuild");
}

std::uint64_t Decoder::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) fail();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

std::uint64_t Decoder::count() {
  const std::uint64_t many = number();
  if (many > rest_.size()) fail();
  return many;
}

std::uint16_t Decoder::mark() {
  if (rest_.size() < 2) fail();
  const auto low = static_cast<unsigned char>(rest_[0]);
  const auto high = static_cast<unsigned char>(rest_[1]);
  rest_.remove_prefix(2);
  return static_cast<std::uint16_t>(low | (high << 8U));
}

std::string_view Decoder::string() {
  const std::uint64_t size = number();
  if (size > rest_.size()) fail();
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

}  // namespace torikumi::index
