// SPDX-License-Identifier: GPL-2.0-or-later
/// Fnv1a: a quick digest of 32 bits, the same on every machine. (Fowler, Noll, Vo: FNV-1a.)
///
///   Fnv1a().add("見守り").value()
#pragma once

#include <cstdint>
#include <string_view>

namespace torikumi::base {

class Fnv1a {
 public:
  constexpr Fnv1a& add(unsigned char byte) {
    value_ = (value_ ^ byte) * 16777619U;
    return *this;
  }
  constexpr Fnv1a& add(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
    return *this;
  }
  constexpr std::uint32_t value() const { return value_; }

 private:
  std::uint32_t value_ = 2166136261U;
};

}  // namespace torikumi::base
