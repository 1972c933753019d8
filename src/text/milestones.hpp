// SPDX-License-Identifier: GPL-2.0-or-later
/// Milestones: by when and how much: dates and figures of a text, and whether each is past, stands
/// now, or is aimed at.
///
///   平成27年4月時点で36か所の民営化を実施し、平成31年4月の完了を目指します。
///   → 2015-04 present · 36か所 of 2015-04 present · 2019-04 aim
///
/// What the words around do not tell is left out: a wrong reading is worse than none. Names are no
/// dates (平成30年7月豪雨, 昭和25年法律第67号, 「平成27年度人材育成計画」).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "text/normalise.hpp"

namespace torikumi::text {

enum class Tense { kPast, kPresent, kAim };

struct Date {
  int year = 0;            ///< of the common calendar
  bool is_fiscal = false;  ///< 年度, from April to March
  std::optional<int> month;

  /// The fiscal year that it lies in; of a year alone, that year.
  int fiscal_year() const { return !is_fiscal && month && *month <= 3 ? year - 1 : year; }
  friend bool operator==(const Date&, const Date&) = default;
};

struct Milestone {
  enum class Kind { kDate, kFigure, kRecurring };
  Kind kind = Kind::kDate;
  base::ByteRange range;     ///< bytes of the source: 平成31年4月, 36か所, 毎年度
  base::ByteRange sentence;  ///< and of the sentence that it stands in
  Tense tense = Tense::kPast;
  std::optional<Date> date;  ///< that it is, or that the figure is of
  bool is_start = false;     ///< a date that begins a span: 令和8年度から
  bool is_forecast = false;  ///< a date by which something is only expected
  double value = 0;          ///< of figures, and times a year of 年2回
  std::string unit;

  /// Whether something is to be done by this date, or in it.
  bool is_due() const {
    return kind == Kind::kDate && tense == Tense::kAim && !is_start && !is_forecast;
  }
};

/// What a text of policy says in the order in which it says it. `is_plan`: the text says what is to
/// be done (取組の方向性), else what is (現状). Any thread.
std::vector<Milestone> milestones(std::string_view source, bool is_plan);

/// The same of a text of which the word form is there (text::for_words).
std::vector<Milestone> milestones(const Normalised& word_form, bool is_plan);

}  // namespace torikumi::text
