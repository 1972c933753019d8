// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/remote_shards.hpp"

#include <filesystem>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::index {
namespace {

using base::Code;
using base::Error;

/// Milliseconds that a shard may take to answer.
constexpr unsigned kPatience = 5000;

Xapian::Database open_remote(const std::string& where) {
  if (where.starts_with(':')) {
    const std::size_t blank = where.find(' ');
    return Xapian::Remote::open(where.substr(1, blank - 1),
                                blank == std::string::npos ? "" : where.substr(blank + 1),
                                kPatience);
  }
  const std::size_t colon = where.rfind(':');
  return Xapian::Remote::open(where.substr(0, colon),
                              static_cast<unsigned>(std::stoul(where.substr(colon + 1))), kPatience,
                              kPatience);
}

}  // namespace

bool is_stub(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

std::vector<StubShard> open_stub(const std::string& path) {
  std::istringstream text(base::read_file(path));
  std::vector<StubShard> shards;
  std::size_t number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    constexpr std::string_view kRemote = "remote ";
    const std::string where = line.substr(std::min(kRemote.size(), line.size()));
    const std::size_t colon = where.rfind(':');
    const bool port = colon != std::string::npos && colon + 1 < where.size() && colon > 0 &&
                      where.size() - colon <= 6 &&
                      where.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    if (!line.starts_with(kRemote) || (!where.starts_with(':') && !port)) {
      throw Error(Code::kBadInput,
                  path + ": line " + std::to_string(number) + " names no shard: " + line,
                  "a line is: remote HOST:PORT, or remote :PROGRAM ARGUMENTS");
    }
    try {
      shards.push_back({where, open_remote(where)});
    } catch (const Xapian::Error& error) {
      throw Error(Code::kShardDown, "the shard " + where + " does not answer: " + error.get_msg(),
                  "see that it is served there");
    }
  }
  if (shards.empty())
    throw Error(Code::kBadInput, path + " names no shard", "a line is: remote HOST:PORT");
  return shards;
}

}  // namespace torikumi::index
