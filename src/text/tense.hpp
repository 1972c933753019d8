// SPDX-License-Identifier: GPL-2.0-or-later
/// Tense: whether what a sentence says of a date is past, stands now, or is aimed at.
///
///   …を|平成31年4月|の完了に向けて進めます。 → aim; |平成26年6月|に閣議決定し、… → past
#pragma once

#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "text/milestones.hpp"

namespace torikumi::text {

/// Of the date at `date` in a sentence whose next one begins at `next`, or that has no other before
/// its end; none where the words do not tell.
std::optional<Tense> tense_of_date(std::string_view sentence, base::ByteRange date,
                                   std::uint32_t next, bool is_plan);

/// Of a figure at `figure` without a date.
std::optional<Tense> tense_of_figure(std::string_view sentence, base::ByteRange figure,
                                     bool is_plan);

/// Of what is done every year or month.
Tense tense_of_recurring(std::string_view sentence, bool is_plan);

/// Whether what stands behind a date makes it the first of a span: から, ～, 以降.
bool begins_span(std::string_view behind);

/// Whether what a sentence says of a date to come is only expected: 2025年には…と推計されています.
bool is_forecast(std::string_view sentence, base::ByteRange date);

/// Whether what looks like a date is part of a name: 平成30年7月豪雨.
bool is_in_name(std::string_view sentence, base::ByteRange date);

}  // namespace torikumi::text
