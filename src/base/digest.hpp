// SPDX-License-Identifier: GPL-2.0-or-later
/// Digests: short names for content, the same on every machine and in every year.
///
///   digest("川崎区役所\x1f" "人材育成") → 32 hexadecimal digits
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace torikumi::base {

/// 32 lower-case hexadecimal digits: a name-based UUID (RFC 9562, version 5, SHA-1) of the bytes.
/// Tells contents apart; not meant to withstand an attacker.
std::string digest(std::string_view bytes);

/// CRC-32 of all bytes of a file, as 8 lower-case hexadecimal digits. Throws Error kSystem where it
/// cannot be read.
std::string checksum_of_file(const std::filesystem::path& path);

}  // namespace torikumi::base
