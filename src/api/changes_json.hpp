// SPDX-License-Identifier: GPL-2.0-or-later
/// ChangesJson: what became of one edition's initiatives in another, as JSON.
///
///   {"from":"令和7年度","to":"令和8年度","counts":{"added":62,…},"changes":[…]}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/changes/changes.hpp"

namespace torikumi::api {

/// `details` are those of changes.listed from `offset` on.
std::string to_json(const search::Changes& changes, std::uint32_t offset, std::uint32_t limit,
                    const std::vector<search::ChangeDetail>& details,
                    const schema::FieldTable& fields);

}  // namespace torikumi::api
