// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/progress_bar.hpp"

#include <array>
#include <cstdio>
#include <ostream>
#include <string>

namespace torikumi::cli {
namespace {

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace

void ProgressBar::show(const base::Progress& progress) {
  const auto now = Clock::now();
  if (progress.doing != doing_) {
    doing_ = progress.doing;
    start_ = last_ = now;
  }
  const auto pause =
      streams_.err_is_terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000);
  if (now - last_ < pause) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = std::string(progress.doing) + "  " + with_commas(progress.done);
  if (progress.total > 0) line += " / " + with_commas(progress.total);
  if (progress.total > 0 && streams_.err_is_terminal) {
    constexpr std::size_t kWidth = 20;
    const std::size_t filled = kWidth * progress.done / progress.total;
    line += "  [" + std::string(filled, '#') + std::string(kWidth - filled, ' ') + "]";
  }
  std::array<char, 60> rate{};
  std::snprintf(rate.data(), rate.size(), "  %.1f MB/s",
                static_cast<double>(progress.bytes) / 1e6 / seconds);
  line += rate.data();
  if (progress.total > 0 && progress.done > 0) {
    const double left = seconds / static_cast<double>(progress.done) *
                        static_cast<double>(progress.total - progress.done);
    std::snprintf(rate.data(), rate.size(), "  %.0f s left", left);
    line += rate.data();
  }
  if (streams_.err_is_terminal) {
    streams_.err << "\r\x1B[K" << line << std::flush;
    drawn_ = true;
  } else {
    streams_.err << line << "\n";
  }
}

void ProgressBar::clear() {
  if (drawn_) streams_.err << "\r\x1B[K" << std::flush;
  drawn_ = false;
}

}  // namespace torikumi::cli
