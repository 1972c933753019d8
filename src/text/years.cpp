// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/years.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/number_cursor.hpp"
#include "text/year_chain.hpp"
#include "text/year_tail.hpp"

namespace torikumi::text {
namespace {

using Cursor = NumberCursor;

bool is_ascii_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_ascii_letter(u) || is_ascii_digit(u);
}

/// How an era is named, which tells how much must follow.
enum class Name { kWhole, kLetter, kOneKanji };

/// What counts something other than years: 昭和2丁目, 国道R16号, 昭和70番地.
constexpr std::array<std::string_view, 18> kOtherCounters{"丁目", "丁", "番", "号", "条", "地割",
                                                          "街区", "軒", "棟", "室", "階", "系",
                                                          "線",   "区", "歳", "人", "回", "位"};

/// What a law's number begins with: 平28条例第5号.
constexpr std::array<std::string_view, 9> kRules{"条例", "規則", "告示", "政令", "省令",
                                                 "法",   "訓令", "要綱", "府令"};

base::ByteRange range_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Where the era's name ends, and how it was named; the number follows.
std::optional<Name> take_era(const Era& era, std::string_view text, Cursor& cursor) {
  const std::size_t at = cursor.at();
  if (cursor.take(era.name)) return Name::kWhole;
  const char letter = text[at];
  // H26 and h26; ㎡ is m2 here, and small m, t and s are units.
  const bool is_letter = letter == era.letter || (letter == 'h' && era.letter == 'H') ||
                         (letter == 'r' && era.letter == 'R');
  if (is_letter && (at == 0 || !is_ascii_word(text[at - 1]))) {
    cursor.take(text.substr(at, 1));
    Cursor dotted = cursor;
    if (dotted.take(".") && Cursor(dotted).digits(2)) cursor = dotted;
    return Name::kLetter;
  }
  if (cursor.take(era.name.substr(0, base::decode(era.name, 0).bytes))) {
    if (at == 0) return Name::kOneKanji;
    const char32_t before = base::decode(text, base::character_before(text, at)).code_point;
    const bool in_word = is_kanji(before) || is_hiragana(before) || is_katakana(before) ||
                         (before < 0x80 && is_ascii_word(static_cast<char>(before)));
    if (!in_word) return Name::kOneKanji;
  }
  return std::nullopt;
}

/// True where what stands behind the number lets it be a year of an era so named.
bool may_be_year(Name name, const YearMention& mention, Cursor behind) {
  behind.skip_blank();
  const std::string_view rest = behind.rest();
  if (rest.starts_with("年")) {
    // 大2年 is a year of one's studies.
    return name != Name::kOneKanji ||
           (mention.era->first >= 1926 && mention.number <= mention.era->years);
  }
  const bool of_a_rule = behind.begins_with_any(kRules);
  if (!of_a_rule && behind.begins_with_any(kOtherCounters)) return false;
  Cursor date = behind;
  const bool is_date = take_date(date, false).has_value();
  const bool old_era = mention.era->first < 1926;
  switch (name) {
    case Name::kWhole: {
      // 昭和2-3 and 大正1-2-3 are addresses; 平成28-30 may be years.
      Cursor address = behind;
      if (!address.take("-") || !address.digits(4)) return true;
      return mention.era->first >= 1989 && !address.rest().starts_with("-");
    }
    case Name::kLetter:
      if (!rest.empty() && is_ascii_word(rest.front())) return false;
      // M7.3 is an earthquake, T3 and M2 are anything.
      return !old_era || is_date;
    case Name::kOneKanji:
      return mention.number <= mention.era->years && (is_date || of_a_rule);
  }
  return false;
}

/// Most characters begin no year, which their first bytes tell.
bool may_begin(const Era& era, std::string_view text, std::size_t at) {
  const std::string_view name = era.name;
  return text[at] == era.letter || text[at] == era.letter + ('a' - 'A') ||
         (text[at] == name[0] && at + 2 < text.size() && text[at + 1] == name[1] &&
          text[at + 2] == name[2]);
}

std::optional<YearMention> era_year_at(std::string_view text, std::size_t at) {
  for (const Era& era : kEras) {
    if (!may_begin(era, text, at)) continue;
    Cursor cursor(text, at);
    const std::optional<Name> name = take_era(era, text, cursor);
    if (!name) continue;
    const std::optional<int> number = take_era_number(cursor);
    if (!number) continue;
    YearMention mention;
    mention.era = &era;
    mention.number = *number;
    mention.year = era.first + *number - 1;
    const YearChain chain = chain_behind(text, cursor.at(), mention);
    if (chain.mentions.empty() && !may_be_year(*name, mention, cursor)) continue;
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (*number == 0 && !ahead.take("年")) continue;  // 平成0年 is a slip; 平成0 may be anything
    read_tail(cursor, mention);
    mention.fiscal = mention.fiscal || chain.fiscal;
    mention.range = range_of(at, cursor.at());
    if (!mention.month && !mention.fiscal) mention.month = take_date(cursor, true);
    return mention;
  }
  return std::nullopt;
}

bool is_numeral(char32_t c) {
  return std::u32string_view(U"〇一二三四五六七八九十百千万億兆数").find(c) !=
         std::u32string_view::npos;
}

std::optional<YearMention> western_year_at(std::string_view text, std::size_t at) {
  const bool behind_word = at > 0 && is_ascii_word(text[at - 1]);
  const bool behind_fy =
      at > 1 && (text.substr(at - 2, 2) == "FY" || text.substr(at - 2, 2) == "fy");
  Cursor cursor(text, at);
  const bool kanji = !is_ascii_digit(static_cast<unsigned char>(text[at]));
  if (!kanji && behind_word && (is_ascii_digit(static_cast<unsigned char>(text[at - 1]))))
    return std::nullopt;
  // 五千九百年 is no 九百年.
  if (at > 0 && is_numeral(base::decode(text, base::character_before(text, at)).code_point))
    return std::nullopt;
  const std::optional<int> year = kanji ? cursor.kanji_number() : cursor.digits(4);
  if (!year || *year < 1868 || *year > 2199) return std::nullopt;
  YearMention mention;
  mention.year = *year;
  mention.fiscal = behind_fy;
  const std::size_t end_of_number = cursor.at();
  const YearChain chain = chain_behind(text, end_of_number, mention);
  read_tail(cursor, mention);
  const bool has_tail = cursor.at() > end_of_number;
  if (kanji && !(has_tail && cursor.at() >= end_of_number + std::string_view("年").size()))
    return std::nullopt;
  // 二千年間 is a span.
  static constexpr std::string_view kBehindSpans[] = {"間", "前", "以上", "余", "来"};
  if (kanji && !mention.fiscal && cursor.begins_with_any(kBehindSpans)) return std::nullopt;
  mention.range = range_of(behind_fy ? at - 2 : at, cursor.at());
  if (!has_tail) {
    mention.month = take_date(cursor, false);
    if (!mention.month && !behind_fy && chain.mentions.empty()) return std::nullopt;
    const bool behind_sign =
        at > 0 && std::string_view("-/.").find(text[at - 1]) != std::string_view::npos;
    if (mention.month && (behind_word || behind_sign)) return std::nullopt;
    mention.fiscal = mention.fiscal || chain.fiscal;
  }
  return mention;
}

/// Most characters begin no common year either.
bool may_begin_western(std::string_view text, std::size_t at) {
  return is_ascii_digit(static_cast<unsigned char>(text[at])) ||
         text.substr(at).starts_with("一") || text.substr(at).starts_with("二") ||
         text.substr(at).starts_with("千");
}

/// The year that is all of a text.
std::optional<YearMention> whole_year(std::string_view text) {
  std::string normal = for_words(text).text;
  if (normal.find("年") == std::string::npos) normal += "年";
  const std::vector<YearMention> years = all_years(normal);
  const bool is_whole = years.size() == 1 && years[0].range.size() == normal.size();
  return is_whole ? std::optional(years[0]) : std::nullopt;
}

}  // namespace

std::optional<std::string> YearMention::problem() const {
  if (era == nullptr) return std::nullopt;
  const std::string name(era->name);
  const int own = era->first + number - 1;
  if (number == 0) {
    return name + "0年 never was: " + name + " began with its year 1; " + std::to_string(own) +
           " may be meant";
  }
  if (number > era->years) {
    return name + std::to_string(number) + "年 never was: " + name + " ended with its year " +
           std::to_string(era->years) + "; " + std::to_string(own) + " may be meant";
  }
  if (western && *western != own) {
    return name + std::to_string(number) + "年 is " + std::to_string(own) + ", not " +
           std::to_string(*western);
  }
  return std::nullopt;
}

std::optional<int> YearMention::fiscal_year() const {
  if (fiscal) return year;
  if (month) return *month <= 3 ? year - 1 : year;
  return std::nullopt;
}

std::vector<YearMention> all_years(std::string_view text) {
  std::vector<YearMention> mentions;
  for (std::size_t i = 0; i < text.size();) {
    std::optional<YearMention> mention = era_year_at(text, i);
    if (!mention && may_begin_western(text, i)) mention = western_year_at(text, i);
    if (!mention) {
      i += base::decode(text, i).bytes;
      continue;
    }
    const std::size_t end = mention->range.end;
    i = end;
    mentions.push_back(*mention);
    for (YearMention& next : chain_behind(text, end, *mention).mentions) {
      i = next.range.end;
      mentions.push_back(std::move(next));
    }
  }
  return mentions;
}

std::optional<int> year_called(std::string_view text) {
  const auto whole = whole_year(text);
  return whole ? std::optional(whole->year) : std::nullopt;
}

std::optional<int> fiscal_year_called(std::string_view text) {
  const auto whole = whole_year(text);
  return whole ? std::optional(whole->fiscal_year().value_or(whole->year)) : std::nullopt;
}

}  // namespace torikumi::text
