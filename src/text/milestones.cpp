// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/milestones.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/figures.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"
#include "text/tense.hpp"
#include "text/years.hpp"

namespace torikumi::text {
namespace {

using base::ByteRange;
using Kind = Milestone::Kind;

/// 毎年度, 毎月, 年2回 in a sentence.
void add_recurring(std::string_view sentence, bool is_plan, std::vector<Milestone>& found) {
  const Tense tense = tense_of_recurring(sentence, is_plan);
  const auto add = [&](std::size_t begin, std::size_t end, double value) {
    const ByteRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    found.push_back({Kind::kRecurring, range, {}, tense, {}, false, false, value, {}});
  };
  for (const std::string_view word : {"毎年度", "毎年", "毎月"}) {
    for (std::size_t at = sentence.find(word); at != std::string_view::npos;
         at = sentence.find(word, at + word.size())) {
      if (word == "毎年" && sentence.substr(at).starts_with("毎年度")) continue;
      std::size_t end = at + word.size();
      double value = 0;
      for (; end < sentence.size() && sentence[end] >= '0' && sentence[end] <= '9'; ++end)
        value = value * 10 + (sentence[end] - '0');
      const bool counts = end > at + word.size() && sentence.substr(end).starts_with("回");
      if (counts) {
        add(at, end + std::string_view("回").size(), value);
      } else {
        add(at, at + word.size(), 0);
      }
    }
  }
  constexpr std::string_view kAYear = "年";
  for (std::size_t at = sentence.find(kAYear); at != std::string_view::npos;
       at = sentence.find(kAYear, at + kAYear.size())) {
    std::size_t end = at + kAYear.size();
    if (sentence.substr(0, at).ends_with("毎")) continue;
    if (sentence.substr(end).starts_with("各")) end += std::string_view("各").size();
    const std::size_t digits = end;
    double value = 0;
    while (end < sentence.size() && sentence[end] >= '0' && sentence[end] <= '9' &&
           end - digits < 3)
      value = value * 10 + (sentence[end++] - '0');
    if (end == digits || !sentence.substr(end).starts_with("回")) continue;
    add(at, end + std::string_view("回").size(), value);
  }
}

/// What makes one span, or one list, of two dates.
bool is_joining(std::string_view between) {
  constexpr std::array<std::string_view, 9> kJoining{"から", "より", "~",    "-", "〜",
                                                     "～",   "・",   "及び", "、"};
  return std::find(kJoining.begin(), kJoining.end(), between) != kJoining.end();
}

/// 令和0年 and 昭和99年度 never were; a plan of 平成25年度 says 平成37年度 and means it.
bool is_slip(const YearMention& year) {
  constexpr int kFarthest = 30;
  return year.era != nullptr && (year.number == 0 || year.number > year.era->years + kFarthest);
}

/// 令和8（12）年度 has a note in its brackets, and 平成31（2019）年 its year.
int calendar_year(const YearMention& year) {
  constexpr int kMostApart = 3;
  const int western = year.western.value_or(year.year);
  return std::abs(western - year.year) <= kMostApart ? western : year.year;
}

/// Reads one sentence of a word form; ranges are within it.
class SentenceReader {
 public:
  SentenceReader(std::string_view sentence, const std::vector<YearMention>& years, ByteRange place,
                 bool is_plan)
      : sentence_(sentence), is_plan_(is_plan) {
    for (const YearMention& year : years) {
      if (place.begin > year.range.begin || year.range.end > place.end) continue;
      const ByteRange range{year.range.begin - place.begin, year.range.end - place.begin};
      if (!is_slip(year) && !is_in_name(sentence, range)) dates_.push_back({&year, range});
    }
  }

  std::vector<Milestone> read() {
    add_dates();
    add_figures();
    add_recurring(sentence_, is_plan_, found_);
    std::stable_sort(found_.begin(), found_.end(), [](const Milestone& a, const Milestone& b) {
      return a.range.begin < b.range.begin;
    });
    return std::move(found_);
  }

 private:
  struct Dated {
    const YearMention* year;
    ByteRange range;
  };

  void add_dates() {
    const auto end = static_cast<std::uint32_t>(sentence_.size());
    std::optional<Tense> next_tense;
    for (std::size_t i = dates_.size(); i-- > 0;) {
      const auto& [year, range] = dates_[i];
      const std::uint32_t next = i + 1 < dates_.size() ? dates_[i + 1].range.begin : end;
      // Of 令和3年度から令和5年度までに both are what the second is.
      const bool joined =
          next >= range.end && next < end && is_joining(base::slice(sentence_, {range.end, next}));
      const auto tense = joined ? next_tense : tense_of_date(sentence_, range, next, is_plan_);
      next_tense = tense;
      if (!tense) continue;
      Milestone milestone{Kind::kDate, range, {}, *tense, {}, false, false, 0, {}};
      milestone.date = Date{calendar_year(*year), year->fiscal, year->month};
      milestone.is_forecast = is_forecast(sentence_, range);
      milestone.is_start = begins_span(sentence_.substr(range.end));
      found_.push_back(std::move(milestone));
    }
    dated_ = found_.size();
  }

  void add_figures() {
    const std::vector<Figure> all = figures(sentence_);
    std::optional<Tense> next_tense;
    for (std::size_t i = all.size(); i-- > 0;) {
      const Figure& figure = all[i];
      // 36か所・39園 are one.
      const bool joined =
          i + 1 < all.size() &&
          base::slice(sentence_, {figure.range.end, all[i + 1].range.begin}) == "・";
      Milestone milestone{Kind::kFigure, figure.range, {},           Tense::kPast, {},
                          false,         false,        figure.value, figure.unit};
      std::optional<Tense> tense =
          joined ? next_tense : tense_of_figure(sentence_, figure.range, is_plan_);
      next_tense = tense;
      if (const auto date = date_of(figure.range)) {
        // What a figure's date says is not told where the date's is not.
        const auto end = found_.begin() + static_cast<std::ptrdiff_t>(dated_);
        const auto own = std::find_if(found_.begin(), end,
                                      [&](const Milestone& each) { return each.range == *date; });
        tense = own == end ? std::nullopt : std::optional(own->tense);
        if (own != end) milestone.date = own->date;
      }
      if (!tense) continue;
      milestone.tense = *tense;
      found_.push_back(std::move(milestone));
    }
  }

  /// The date before a figure that it is of: not what it is measured from, 平成25年度比で.
  std::optional<ByteRange> date_of(ByteRange figure) const {
    std::optional<ByteRange> last;
    for (const Dated& each : dates_) {
      if (each.range.end <= figure.begin && !sentence_.substr(each.range.end).starts_with("比"))
        last = each.range;
    }
    if (!last) return std::nullopt;
    const std::string_view between = base::slice(sentence_, {last->end, figure.begin});
    const bool is_from = between.find("から") != std::string_view::npos ||
                         between.find("より") != std::string_view::npos;
    return is_from ? std::nullopt : last;
  }

  std::string_view sentence_;
  bool is_plan_;
  std::vector<Dated> dates_;
  std::vector<Milestone> found_;  ///< dates first
  std::size_t dated_ = 0;         ///< how many of them are dates
};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<Milestone> milestones(std::string_view source, bool is_plan) {
  return milestones(for_words(source), is_plan);
}

std::vector<Milestone> milestones(const Normalised& normal, bool is_plan) {
  std::vector<Milestone> all;
  if (!has_digit(normal.text) && normal.text.find("年") == std::string::npos) return all;
  const std::vector<YearMention> years = all_years(normal.text);
  for (const ByteRange place : sentences(normal.text)) {
    SentenceReader reader(base::slice(normal.text, place), years, place, is_plan);
    for (Milestone& each : reader.read()) {
      each.range = normal.source({each.range.begin + place.begin, each.range.end + place.begin});
      each.sentence = normal.source(place);
      all.push_back(std::move(each));
    }
  }
  return all;
}

}  // namespace torikumi::text
