// SPDX-License-Identifier: GPL-2.0-or-later
/// Finding: what a look at an installation found, and what to type about it.
///
///   {"disk", kWrong, "2 MB are free …, the next generation takes 180 MB", "free some space …"}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace torikumi::cli {

struct Finding {
  enum class Level { kGood, kWarning, kWrong };
  std::string what;  ///< dictionary, database, disk …
  Level level = Level::kGood;
  std::string message;
  std::string hint;  ///< what to type; empty where nothing need be done
};

/// Dictionary and synonyms.
std::vector<Finding> look_at_language_data();

/// The database, who may read and write it, the disk for its next generation, and its sources.
std::vector<Finding> look_at_database(const std::string& directory);

/// What answers at the address, of the same generation or not, and the unit of systemd.
std::vector<Finding> look_at_server(const std::string& address, std::uint16_t port,
                                    const std::string& directory);

}  // namespace torikumi::cli
