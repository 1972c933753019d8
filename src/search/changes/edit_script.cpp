// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/edit_script.hpp"

#include <algorithm>

#include "base/deadline.hpp"

namespace torikumi::search {
namespace {

/// Cells of the table of common lengths: 16 MB.
constexpr std::size_t kMostCells = 4'000'000;

using Kind = Edit::Kind;

}  // namespace

std::vector<Edit> edit_script(const std::vector<std::string>& former,
                              const std::vector<std::string>& later) {
  std::size_t front = 0;
  const std::size_t shorter = std::min(former.size(), later.size());
  while (front < shorter && former[front] == later[front]) ++front;
  std::size_t back = 0;
  while (back < shorter - front &&
         former[former.size() - 1 - back] == later[later.size() - 1 - back])
    ++back;
  const std::size_t rows = former.size() - front - back;
  const std::size_t columns = later.size() - front - back;

  std::vector<Edit> script;
  const auto add = [&](Kind kind, std::size_t i, std::size_t j) {
    script.push_back({kind, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
  };
  for (std::size_t i = 0; i < front; ++i) add(Kind::kKept, i, i);

  const bool is_small = rows == 0 || columns <= kMostCells / rows;
  // common[i][j] is the length of the longest common subsequence behind i and j. (Wagner and
  // Fischer 1974.)
  std::vector<std::uint32_t> common(is_small ? (rows + 1) * (columns + 1) : 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (columns + 1) + j];
  };
  const auto is_same = [&](std::size_t i, std::size_t j) {
    return former[front + i] == later[front + j];
  };
  for (std::size_t i = is_small ? rows : 0; i-- > 0;) {
    base::Deadline::check();
    for (std::size_t j = columns; j-- > 0;)
      at(i, j) = is_same(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (is_small && i < rows && j < columns && is_same(i, j)) {
      add(Kind::kKept, front + i++, front + j++);
    } else if (j == columns || (i < rows && (!is_small || at(i + 1, j) >= at(i, j + 1)))) {
      add(Kind::kWent, front + i++, front + j);
    } else {
      add(Kind::kCame, front + i, front + j++);
    }
  }
  for (std::size_t k = 0; k < back; ++k)
    add(Kind::kKept, former.size() - back + k, later.size() - back + k);
  return script;
}

}  // namespace torikumi::search
