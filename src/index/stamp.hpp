// SPDX-License-Identifier: GPL-2.0-or-later
/// Stamp: what a database says of itself: format, analyser, generation, sources, collection.
///
///   format 1 · analyser 5be1… · generation 3 · shard 0 of 1 · indexed 2026-04-01T09:00:00Z
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace torikumi::index {

struct Stamp {
  std::uint32_t format = 0;
  std::string analyser;
  std::uint32_t generation = 0;
  std::uint32_t shard = 0;
  std::uint32_t shards = 1;
  std::string indexed;  ///< time in UTC, ISO 8601
};

/// A source as it was when the generation was built.
struct SourceStamp {
  std::string name;
  std::string digest;  ///< of its bytes
};

/// When it was indexed, in seconds since 1970; 0 where that cannot be read.
std::int64_t seconds_of(const Stamp& stamp);

std::string encode_stamp(const Stamp& stamp);
/// Throws Error kRefused where the text is no stamp.
Stamp decode_stamp(const std::string& text);

std::string encode_sources(const std::vector<SourceStamp>& sources);
std::vector<SourceStamp> decode_sources(const std::string& text);

}  // namespace torikumi::index
