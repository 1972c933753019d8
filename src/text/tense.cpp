// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/tense.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

template <std::size_t kSize>
using Words = std::array<std::string_view, kSize>;

/// Words that tell of a sentence, or of the clause of it that a date stands in, when it is.
constexpr Words<27> kPast{"たまま",   "ました",     "した。", "した結果", "された", "られた",
                          "だった",   "であった",   "でした", "実績",     "したが", "したこと",
                          "したため", "した後",     "した)",  "した、",   "に策定", "決定した",
                          "ていたが", "ていた。",   "かった", "なった",   "あった", "通知",
                          "閣議決定", "したところ", "おいた"};
constexpr Words<14> kPresent{"現在",     "ています",   "ております",   "であり、",  "に達し",
                             "ており、", "ており(",    "ており,",      "ている。",  "ている、",
                             "ているが", "ているほか", "ているところ", "ていること"};
constexpr Words<32> kAim{
    "目標",       "目指",         "めざ",     "予定。",   "予定)",    "予定で",   "予定し",
    "予定と",     "見込",         "推計",     "予測",     "目途",     "めど",     "達成",
    "とする。",   "とする)",      "に向け",   "削減でき", "増加させ", "向上させ", "減少させ",
    "引き上げる", "引上げる",     "ゼロに",   "把握可能", "実現を",   "実現に",   "にする。",
    "に引き上げ", "まで引き上げ", "まで増加", "に増加"};

/// What a city that writes in ます means to do.
constexpr Words<8> kWillDo{"します。",     "行います。", "始めます。",   "進めます。",
                           "めざします。", "設けます。", "増やします。", "図ります。"};

/// Deeds that are over when a sentence goes on behind them: 策定し、…進めています.
constexpr Words<16> kDone{"策定し、", "設置し、", "制定し、", "決定し、", "改訂し、", "開設し、",
                          "導入し、", "開始し、", "設立し、", "公布さ",   "閣議決定", "策定さ",
                          "登録さ",   "制定さ",   "発足し、", "締結し、"};

/// Directly behind a date, which is the time of a deed that is named as one.
constexpr Words<20> kDeeds{"策定",     "改訂",       "改定",   "制定",   "公布",
                           "閣議決定", "決定",       "発生",   "に発生", "に策定",
                           "に公布",   "に閣議決定", "一部改", "に改正", "に決定",
                           "に制定",   "に改訂",     "に改定", "に成立", "発"};

template <std::size_t kSize>
std::size_t first_of(std::string_view text, const Words<kSize>& words) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view each : words) first = std::min(first, text.find(each));
  return first;
}

template <std::size_t kSize>
bool begins_with_any(std::string_view text, const Words<kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return text.starts_with(each); });
}

std::string_view without(std::string_view text, std::initializer_list<std::string_view> words) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view each : words) {
      if (!text.starts_with(each)) continue;
      text.remove_prefix(each.size());
      again = true;
    }
  }
  return text;
}

/// What stands behind a date, less the day and what only closes it: （令和11年度）までに → までに.
std::string_view behind(std::string_view sentence, base::ByteRange date) {
  std::string_view rest = sentence.substr(date.end);
  std::size_t day = 0;
  while (day < rest.size() && rest[day] >= '0' && rest[day] <= '9') ++day;
  if (day > 0 && rest.substr(day).starts_with("日"))
    rest = rest.substr(day + std::string_view("日").size());
  constexpr std::size_t kShortBracket = 60;
  if (const std::size_t close = rest.find(')'); rest.starts_with("(") && close < kShortBracket)
    rest = rest.substr(close + 1);
  return without(rest, {")", "頃", "ごろ", "中", "末", "上旬", "中旬", "下旬", "当初", "度", "の",
                        "」", "度末"});
}

/// Whether an unclosed 「 or 『 stands before.
bool is_quoted(std::string_view sentence, std::size_t at) {
  const std::string_view before = sentence.substr(0, at);
  const auto count = [&](std::string_view word) {
    std::size_t found = 0;
    for (std::size_t i = before.find(word); i != std::string_view::npos;
         i = before.find(word, i + word.size()))
      ++found;
    return found;
  };
  return count("「") > count("」") || count("『") > count("』");
}

bool is_until(std::string_view rest) { return rest.starts_with("まで"); }

/// Whether から or より stands directly before a date.
bool is_behind_span(std::string_view sentence, base::ByteRange date) {
  const std::string_view before = sentence.substr(0, date.begin);
  return before.ends_with("から") || before.ends_with("より");
}

/// The last word of a sentence tells that all of it is over.
bool ends_in_past(std::string_view sentence) {
  while (!sentence.empty()) {
    bool again = false;
    for (const std::string_view each : {"。", ")", "」", " ", "\n"}) {
      if (!sentence.ends_with(each)) continue;
      sentence.remove_suffix(each.size());
      again = true;
    }
    if (!again) break;
  }
  return sentence.ends_with("た") && !sentence.ends_with("また") && !sentence.ends_with("新た");
}

/// By the first word that tells in what follows; none where no word does.
std::optional<Tense> told_by(std::string_view rest, bool is_plan) {
  const std::size_t past = first_of(rest, kPast);
  const std::size_t present = first_of(rest, kPresent);
  const std::size_t aim = std::min(first_of(rest, kAim), first_of(rest, kWillDo));
  const std::size_t done = first_of(rest, kDone);
  const std::size_t first = std::min({past, present, aim});
  if (first == std::string_view::npos) {
    if (rest.ends_with("ている")) return Tense::kPresent;
    if (rest.ends_with("した")) return Tense::kPast;
    if (rest.ends_with("とする") || rest.ends_with("予定")) return Tense::kAim;
    return std::nullopt;
  }
  if (first == aim) return Tense::kAim;
  if (first == past || (done < first && !is_plan)) return Tense::kPast;
  return Tense::kPresent;
}

/// Whether a date is the first in brackets, or the second of a span that is.
bool opens_bracket(std::string_view sentence, base::ByteRange date) {
  constexpr std::size_t kSpan = 45;  // bytes
  const std::string_view before = sentence.substr(0, date.begin);
  const std::size_t open = before.rfind('(');
  if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos)
    return false;
  const std::string_view between = before.substr(open + 1);
  return between.empty() ||
         (between.size() <= kSpan && (between.ends_with("から") || between.ends_with("~")));
}

/// Of a date that stands alone in brackets: （令和2年9月）, （平成16年度～）.
std::optional<Tense> tense_in_brackets(std::string_view sentence, base::ByteRange date,
                                       std::string_view inside, bool is_plan) {
  if (begins_span(inside)) return is_plan ? std::nullopt : std::optional(Tense::kPresent);
  const std::string_view after = sentence.substr(date.end + inside.size());
  if (after.starts_with(")の平均") || after.starts_with(")平均")) return Tense::kPast;
  constexpr Words<5> kOver{"改定", "改訂", "策定", "決定", "公布"};
  if (first_of(inside, kOver) != std::string_view::npos) return Tense::kPast;
  if (inside.find("時点") != std::string_view::npos) return Tense::kPresent;
  const std::string_view before = sentence.substr(0, date.begin);
  constexpr std::size_t kNear = 30;  // bytes
  const std::size_t near = before.size() > kNear ? before.size() - kNear : 0;
  if (before.substr(near).find("目標") != std::string_view::npos) return Tense::kAim;
  return is_plan ? std::nullopt : std::optional(Tense::kPast);
}

/// Whether a sentence of a plan ends in what is done, or in what is measured.
bool is_to_be(std::string_view sentence) {
  while (sentence.ends_with("。") || sentence.ends_with("\n"))
    sentence.remove_suffix(sentence.ends_with("。") ? std::string_view("。").size() : 1);
  constexpr Words<17> kEnds{"る", "す", "う", "く", "つ", "率", "数",   "割合", "量",
                            "額", "件", "%",  "人", "上", "下", "ます", "者"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view each) { return sentence.ends_with(each); });
}

/// Of a date of which no word tells: a plan's is an aim where something is to be then.
std::optional<Tense> usual_tense(std::string_view sentence, std::string_view plain, bool is_plan) {
  if (is_plan) {
    constexpr Words<4> kThen{"に", "は", "において", "における"};
    const char32_t first = plain.empty() ? U'。' : base::decode(plain, 0).code_point;
    const bool names = is_kanji(first) || is_katakana(first);
    const bool is_then = begins_with_any(plain, kThen) || names;
    return is_then && is_to_be(sentence) ? std::optional(Tense::kAim) : std::nullopt;
  }
  // 昭和62年 施設を開設; 1980年に文化財に指定。
  while (sentence.ends_with("。")) sentence.remove_suffix(std::string_view("。").size());
  const bool ends_in_noun =
      !sentence.empty() &&
      is_kanji(base::decode(sentence, base::character_before(
                                          sentence, static_cast<std::uint32_t>(sentence.size())))
                   .code_point);
  const bool is_deed = plain.starts_with("に") || plain.starts_with(" ");
  return ends_in_noun && is_deed ? std::optional(Tense::kPast) : std::nullopt;
}

}  // namespace

bool begins_span(std::string_view behind) {
  constexpr Words<8> kFrom{"から", "より", "以降", "以後", "~", "-", "〜", "～"};
  return begins_with_any(behind, kFrom);
}

bool is_in_name(std::string_view sentence, base::ByteRange date) {
  constexpr Words<24> kNames{"法律",         "政令", "省令",   "府令", "条例第", "告示",
                             "規則第",       "豪雨", "大雨",   "台風", "地震",   "災害",
                             "噴火",         "水害", "博覧会", "大会", "生まれ", "選挙",
                             "オリンピック", "年産", "産の",   "版",   "熊本",   "予算"};
  std::string_view rest = sentence.substr(date.end);
  std::size_t day = 0;
  while (day < rest.size() && rest[day] >= '0' && rest[day] <= '9') ++day;
  if (day > 0 && rest.substr(day).starts_with("日")) rest = rest.substr(day + 3);
  // A run of kanji and katakana behind the date.
  std::size_t end = 0;
  while (end < rest.size()) {
    const base::Decoded next = base::decode(rest, end);
    if (!is_kanji(next.code_point) && !is_katakana(next.code_point)) break;
    end += next.bytes;
  }
  const std::string_view run = rest.substr(0, end);
  const bool named = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view each) {
    return run.find(each) != std::string_view::npos ||
           (end < rest.size() && rest.starts_with(each));
  });
  constexpr Words<3> kEvents{"万博", "博覧会", "オリンピック"};
  if (first_of(sentence.substr(date.end, 36), kEvents) != std::string_view::npos) return true;
  if (sentence.substr(date.end, 45).find("生まれ") != std::string_view::npos) return true;
  return named || (!run.empty() && is_quoted(sentence, date.begin) && !run.starts_with("度"));
}

std::optional<Tense> tense_of_date(std::string_view sentence, base::ByteRange date,
                                   std::uint32_t next, bool is_plan) {
  const std::string_view rest = behind(sentence, date);
  const std::string_view plain = sentence.substr(date.end);
  if (is_until(rest)) {
    const auto own = told_by(rest.substr(0, next > date.end ? next - date.end : 0), is_plan);
    const bool was = rest.find("ていた") != std::string_view::npos;
    if (was || (own != Tense::kAim && ends_in_past(sentence))) return Tense::kPast;
    // How long something was, or is: 昭和21年より昭和28年まで.
    const bool is_span = !rest.starts_with("までに") && is_behind_span(sentence, date);
    // 令和8年度までの取組 may be past by then, and 令和8年度までは says how long.
    const bool names_a_time = rest.starts_with("までの") || rest.starts_with("までは");
    if (!is_span && names_a_time)
      return told_by(rest, is_plan) == Tense::kAim ? std::optional(Tense::kAim) : std::nullopt;
    if (!is_span) return Tense::kAim;
    const std::optional<Tense> told = told_by(rest, false);
    return told == Tense::kAim ? std::nullopt : told;
  }
  if (begins_with_any(rest, kDeeds) || rest.starts_with("以前") || rest.starts_with("比") ||
      rest.starts_with("と比"))
    return Tense::kPast;
  if (rest.starts_with("現在")) return Tense::kPresent;
  if (opens_bracket(sentence, date)) {
    const std::string_view inside = plain.substr(0, plain.find(')'));
    if (inside.starts_with("開始")) return Tense::kPresent;
    if (inside.size() < plain.size() && !told_by(inside, is_plan))
      return tense_in_brackets(sentence, date, inside, is_plan);
  }
  const std::optional<Tense> told = told_by(rest, is_plan);
  if (rest.starts_with("時点")) return told == Tense::kAim ? Tense::kAim : Tense::kPresent;
  if (ends_in_past(sentence)) return Tense::kPast;
  if (begins_span(rest)) {
    constexpr std::size_t kNear = 60;  // bytes
    // What an aim is measured from: 平成25年度から3割削減する.
    if (rest.starts_with("から") && rest.find("削減") < kNear) return Tense::kPast;
    if (rest.find("ている") < kNear) return Tense::kPresent;
  }
  if (rest.starts_with(":")) return std::nullopt;
  if (plain.starts_with("の") && std::min(rest.find("に基づ"), rest.find("踏まえ")) <
                                     std::min(first_of(rest, kAim), first_of(rest, kPresent)))
    return Tense::kPast;
  // What is told behind another date may be told of that one alone.
  const std::size_t behind_at = sentence.size() - rest.size();
  const auto own = told_by(rest.substr(0, next > behind_at ? next - behind_at : 0), is_plan);
  const bool is_alone = next >= sentence.size();
  // H30の1万haからR12の2万haに増やす: what it grows from.
  if (!own && !is_alone && next > behind_at &&
      rest.substr(0, next - behind_at).find("から") != std::string_view::npos)
    return std::nullopt;
  if (!own && !is_alone && told != Tense::kPast && !(is_plan && told == Tense::kAim))
    return std::nullopt;
  if (told == Tense::kPresent && rest.starts_with("に")) return Tense::kPast;
  if (told || !is_alone) return told;
  return usual_tense(sentence, plain, is_plan);
}

std::optional<Tense> tense_of_figure(std::string_view sentence, base::ByteRange figure,
                                     bool is_plan) {
  const std::string_view all = sentence.substr(figure.end);
  constexpr Words<5> kBounds{"以上", "以下", "未満", "以内", "超"};
  const std::string_view rest = without(all, {"以上", "以下", "程度", "未満", "以内", "超"});
  if (rest.starts_with("ある") || rest.starts_with("あり")) return Tense::kPresent;
  if (ends_in_past(sentence)) return Tense::kPast;
  const std::optional<Tense> told = told_by(rest, is_plan);
  constexpr std::size_t kNear = 36;  // bytes
  if (!is_plan) {
    if (told == Tense::kAim && told_by(rest.substr(0, kNear), false) == Tense::kAim)
      return Tense::kAim;
    // A bound that is no aim is a rule: 0.05％以下.
    if (begins_with_any(all, kBounds)) return std::nullopt;
    return Tense::kPresent;
  }
  constexpr Words<4> kThings{"を占め", "について", "に対", "を対象"};
  if (begins_with_any(rest, kThings)) return std::nullopt;
  constexpr std::size_t kFar = 60;  // bytes
  if (told && (told != Tense::kAim || told_by(rest.substr(0, kFar), true) == Tense::kAim))
    return told;
  // What is aimed at stands at the end, or is what is done: 98％以上, 3件を達成する, 6件紹介する.
  const std::string_view before = sentence.substr(0, figure.begin);
  constexpr Words<2> kLimits{"上限", "限度"};
  if (first_of(before, kLimits) != std::string_view::npos) return std::nullopt;
  const bool measures = before.find("割合") != std::string_view::npos ||
                        before.find("目標") != std::string_view::npos ||
                        before.find("件数") != std::string_view::npos ||
                        before.find("率") != std::string_view::npos;
  if (rest.empty() || rest.starts_with("。") || rest.starts_with("\n")) return Tense::kAim;
  if (rest.starts_with(")") || rest.starts_with("("))
    return measures ? std::optional(Tense::kAim) : std::nullopt;
  constexpr std::size_t kVerb = 24;  // bytes
  constexpr Words<8> kDoing{"を", "に", "得る", "増", "減", "向上", "確保", "維持"};
  const bool is_done =
      begins_with_any(rest, kDoing) || rest.substr(0, kVerb).find("する") != std::string_view::npos;
  return is_done ? std::optional(Tense::kAim) : std::nullopt;
}

bool is_forecast(std::string_view sentence, base::ByteRange date) {
  const std::string_view rest = behind(sentence, date);
  constexpr Words<6> kForecast{"推計", "予測", "見込まれ", "見込み", "見込)", "試算"};
  constexpr Words<4> kMeant{"目標", "目指", "まで", "予定"};
  return first_of(rest, kForecast) < first_of(rest, kMeant);
}

Tense tense_of_recurring(std::string_view sentence, bool is_plan) {
  const bool goes_on = first_of(sentence, kPresent) != std::string_view::npos;
  if (goes_on) return Tense::kPresent;
  if (sentence.find("ましょう") != std::string_view::npos) return Tense::kAim;
  if (ends_in_past(sentence)) return Tense::kPast;
  return is_plan ? Tense::kAim : Tense::kPresent;
}

}  // namespace torikumi::text
