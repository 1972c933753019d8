// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/time.hpp"

#include <array>

namespace torikumi::base {

std::optional<std::time_t> seconds_of_utc(const std::string& text) {
  std::tm parts{};
  if (strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return std::nullopt;
  return timegm(&parts);
}

std::string utc_text(std::time_t seconds) {
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

std::tm in_japan(std::time_t seconds) {
  constexpr std::time_t kAhead = 9L * 60 * 60;
  const std::time_t there = seconds + kAhead;
  std::tm parts{};
  gmtime_r(&there, &parts);
  return parts;
}

}  // namespace torikumi::base
