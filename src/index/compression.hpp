// SPDX-License-Identifier: GPL-2.0-or-later
/// Compression: texts made small, and large again quickly: zstd reads several times faster than the
/// zlib that Xapian would use, and leaves it nothing to do.
///
///   pack("高齢者の見守り…", 3,000 bytes) → 1,100 bytes
#pragma once

#include <string>
#include <string_view>

namespace torikumi::index {

/// Any thread.
std::string pack(std::string_view bytes);

/// What pack was given. Throws Error kBroken for bytes that it did not make. Any thread.
std::string unpack(std::string_view packed);

}  // namespace torikumi::index
