// SPDX-License-Identifier: GPL-2.0-or-later
/// Time: moments as RFC 3339 writes them in UTC, and the clock of Japan.
///
///   utc_text(1775001600) == "2026-04-01T00:00:00Z"; there it is 9 o'clock
#pragma once

#include <ctime>
#include <optional>
#include <string>

namespace torikumi::base {

/// Seconds since 1970 of "2026-04-01T00:00:00Z"; nothing for a text of another form.
std::optional<std::time_t> seconds_of_utc(const std::string& text);

std::string utc_text(std::time_t seconds);

/// Day and hour in Japan, nine hours ahead.
std::tm in_japan(std::time_t seconds);

}  // namespace torikumi::base
