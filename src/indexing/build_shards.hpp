// SPDX-License-Identifier: GPL-2.0-or-later
/// Build shards: the shards of a generation, from nothing.
///
///   build_shards(all 47,597 records, 2 jobs) → two halves side by side, merged into
///   building-000001/0
#pragma once

#include "indexing/task.hpp"

namespace torikumi::indexing {

/// Indexes every record into new shards, on as many threads as the task has jobs. Throws Error.
void build_shards(const BuildTask& task);

}  // namespace torikumi::indexing
