// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/kind.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace torikumi::query {
namespace {

/// What titles of initiatives end in whatever they are about, by the form that unites all others.
constexpr std::array<std::string_view, 16> kKinds{
    "事業", "費",   "経費", "費用", "対策", "施策", "政策",     "推進",
    "促進", "業務", "事務", "活動", "関係", "関連", "取り組む", "等"};

bool names_kind(const Span& span) {
  return span.words.size() == 1 &&
         std::find(kKinds.begin(), kKinds.end(), span.words.front().back()) != kKinds.end();
}

}  // namespace

std::size_t spans_before_kind(const std::vector<Span>& spans) {
  std::size_t end = spans.size();
  while (end > 0 && names_kind(spans[end - 1])) --end;
  const bool says_which = std::any_of(
      spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(end),
      [](const Span& span) { return span.year || base::count_code_points(span.text) > 1; });
  return says_which ? end : spans.size();
}

}  // namespace torikumi::query
