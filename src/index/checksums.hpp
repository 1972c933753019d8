// SPDX-License-Identifier: GPL-2.0-or-later
/// Checksums: what each file of a generation was when it was published, so that one flipped bit is
/// found. Xapian's own tables bear none.
///
///   generation-000002/checksums:  "1c291ca3 8192 0/docdata.glass"
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace torikumi::index {

/// Writes the list for all files in the folder of a generation. Throws Error kSystem.
void write_checksums(const std::filesystem::path& generation);

/// What differs from the list: "0/docdata.glass is not as it was written". Empty where all is well.
/// Throws Error kSystem where a file cannot be read.
std::vector<std::string> differences(const std::filesystem::path& generation);

}  // namespace torikumi::index
