// SPDX-License-Identifier: GPL-2.0-or-later
/// Change status: what became of an initiative from one edition to another.
///
///   乗合ワゴンの検討 → 乗合ワゴンの運行: reworded, 記載変更
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::search {

enum class ChangeStatus : std::uint8_t { kAdded, kDropped, kReworded, kMoved, kUnchanged };
inline constexpr std::size_t kChangeStatuses = 5;

/// In JSON and options, by the number of the status.
inline const std::vector<std::string> kChangeStatusNames{"added", "dropped", "reworded", "moved",
                                                         "unchanged"};
inline const std::string& name_of(ChangeStatus status) {
  return kChangeStatusNames[static_cast<std::size_t>(status)];
}

/// What people call it.
inline std::string_view label_of(ChangeStatus status) {
  constexpr std::array<std::string_view, kChangeStatuses> kLabels{
      "新規掲載", "掲載終了", "記載変更", "所管替え", "変更なし"};
  return kLabels[static_cast<std::size_t>(status)];
}

/// Of an initiative that has former selves: moved if none of them was of its department.
inline ChangeStatus status_of(bool is_moved, bool is_reworded) {
  if (is_moved) return ChangeStatus::kMoved;
  return is_reworded ? ChangeStatus::kReworded : ChangeStatus::kUnchanged;
}

}  // namespace torikumi::search
