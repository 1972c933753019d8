// SPDX-License-Identifier: GPL-2.0-or-later
/// Update shards: the shards of a generation from a copy of the former one, where little has
/// changed.
///
///   55 there, 1 updated, 1 deleted → a copy in which one document is new and one is gone
#pragma once

#include <filesystem>
#include <vector>

#include "indexing/plan.hpp"
#include "indexing/task.hpp"

namespace torikumi::indexing {

/// Copies the former shards and does to the copy what the plan says. Document numbers stay without
/// gaps. Throws Error.
void update_shards(const BuildTask& task, const Plan& plan, const FormerById& former,
                   const std::vector<std::filesystem::path>& former_shards);

}  // namespace torikumi::indexing
