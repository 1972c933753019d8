// SPDX-License-Identifier: GPL-2.0-or-later
/// Remote shards: a file that names where each shard is served, when they are on other machines.
///
///   remote 10.0.0.5:7001     a shard behind xapian-tcpsrv
///   remote :ssh db5 xapian-progsrv /srv/torikumi/generation-000003/1
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace torikumi::index {

struct StubShard {
  std::string name;  ///< as the file has it, for those who look after it
  Xapian::Database database;
};

/// Whether `path` is such a file, and not a directory of generations.
bool is_stub(const std::string& path);

/// Opens every shard that the file names, in its order. Throws Error kBadInput with the line for
/// what is no such line, kBroken with the shard's name for one that does not answer.
std::vector<StubShard> open_stub(const std::string& path);

}  // namespace torikumi::index
