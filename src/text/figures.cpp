// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/figures.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/characters.hpp"
#include "text/number_cursor.hpp"

namespace torikumi::text {
namespace {

/// A longer one stands before what it begins with.
constexpr std::array<std::string_view, 81> kUnits{"%",
                                                  "ポイント",
                                                  "か所",
                                                  "カ所",
                                                  "箇所",
                                                  "ヶ所",
                                                  "ヵ所",
                                                  "か国",
                                                  "ヶ国",
                                                  "カ国",
                                                  "団体",
                                                  "自治体",
                                                  "市町村",
                                                  "都道府県",
                                                  "市区町村",
                                                  "施設",
                                                  "世帯",
                                                  "種類",
                                                  "品目",
                                                  "事業者",
                                                  "事業所",
                                                  "事業",
                                                  "地区",
                                                  "地域",
                                                  "路線",
                                                  "店舗",
                                                  "社",
                                                  "園",
                                                  "校",
                                                  "館",
                                                  "名",
                                                  "人泊",
                                                  "人日",
                                                  "人",
                                                  "件",
                                                  "戸",
                                                  "棟",
                                                  "台",
                                                  "円",
                                                  "ドル",
                                                  "t-CO2",
                                                  "トン",
                                                  "kWh",
                                                  "kW",
                                                  "MW",
                                                  "GW",
                                                  "kl",
                                                  "kL",
                                                  "ヘクタール",
                                                  "ha",
                                                  "km2",
                                                  "km",
                                                  "キロメートル",
                                                  "m3",
                                                  "㎥",
                                                  "m2",
                                                  "㎡",
                                                  "t",
                                                  "サンプル",
                                                  "コース",
                                                  "プロジェクト",
                                                  "事例",
                                                  "テーマ",
                                                  "チーム",
                                                  "グループ",
                                                  "講座",
                                                  "教室",
                                                  "拠点",
                                                  "か村",
                                                  "隻",
                                                  "頭",
                                                  "基",
                                                  "床",
                                                  "駅",
                                                  "室",
                                                  "割",
                                                  "機種",
                                                  "集落",
                                                  "コマ",
                                                  "本",
                                                  "便"};

constexpr std::array<std::string_view, 5> kPlaces{"か所", "カ所", "箇所", "ヶ所", "ヵ所"};

/// Units of persons and sums, which also say who is meant: 20人以下の事業所.
constexpr std::array<std::string_view, 4> kOfClasses{"人", "名", "円", "m2"};
constexpr std::array<std::string_view, 8> kLimits{"以下の", "以上の",   "未満の",   "を超える",
                                                  "超の",   "以下又は", "以上又は", "以内の"};

/// What follows a unit that counts something else, or counts it for each.
constexpr std::array<std::string_view, 20> kNotCounting{
    "当たり", "当り", "あたり", "につき", "目",     "ごと",     "毎", "のうち", "歳", "柱",
    "月額",   "1回",  "1つ",    "一組",   "の平均", "のデータ", "引", "溶液",   "制", "化"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> multiplier(char32_t c) {
  switch (c) {
    case U'百':
      return 1e2;
    case U'千':
      return 1e3;
    case U'万':
      return 1e4;
    case U'億':
      return 1e8;
    case U'兆':
      return 1e12;
    default:
      return std::nullopt;
  }
}

/// A number from `at` on, which is moved behind it: 8,844, 4.5, 3万4千.
std::optional<double> take_number(std::string_view text, std::size_t& at) {
  double all = 0;
  bool any = false;
  while (at < text.size() && is_digit(text[at])) {
    double value = 0;
    std::size_t digits = 0;
    for (; at < text.size(); ++at) {
      if (is_digit(text[at])) {
        value = value * 10 + (text[at] - '0');
        if (++digits > 15) return std::nullopt;
      } else if (text[at] != ',' || at + 1 >= text.size() || !is_digit(text[at + 1])) {
        break;
      }
    }
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      double part = 0.1;
      for (++at; at < text.size() && is_digit(text[at]); ++at, part /= 10)
        value += part * (text[at] - '0');
    }
    any = true;
    bool multiplied = false;
    while (at < text.size()) {
      const base::Decoded next = base::decode(text, at);
      const auto by = multiplier(next.code_point);
      if (!by) break;
      value *= *by;
      multiplied = true;
      at += next.bytes;
    }
    all += value;
    if (!multiplied) break;
  }
  return any ? std::optional(all) : std::nullopt;
}

/// Whether a number that begins here is part of something else: 第3, G7, 1/2, 2-3, 10.5.
bool is_inside(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const std::uint32_t before = base::character_before(text, static_cast<std::uint32_t>(at));
  const char32_t c = base::decode(text, before).code_point;
  constexpr std::u32string_view kJoining = U"第/,-－#＃№±";
  if (c == U'.') return before > 0 && is_digit(text[before - 1]);
  return is_ascii_letter(c) || is_ascii_digit(c) || kJoining.find(c) != std::u32string_view::npos;
}

}  // namespace

std::vector<Figure> figures(std::string_view text) {
  std::vector<Figure> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool inside = is_inside(text, begin);
    const auto value = take_number(text, at);
    if (begin > 0 && at < text.size() && text[at] == ' ') ++at;
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](std::string_view each) {
      return text.substr(at).starts_with(each);
    });
    if (!value || inside || unit == kUnits.end()) continue;
    std::size_t end = at + unit->size();
    std::string_view behind = text.substr(end);
    // t of 20tage is a letter of a word.
    if (is_ascii_letter(static_cast<unsigned char>(unit->back())) && !behind.empty() &&
        is_ascii_letter(static_cast<unsigned char>(behind.front())))
      continue;
    const NumberCursor after(text, end);
    if (after.begins_with_any(kNotCounting)) continue;
    const bool of_class =
        std::find(kOfClasses.begin(), kOfClasses.end(), *unit) != kOfClasses.end();
    if (of_class && after.begins_with_any(kLimits)) continue;
    for (const std::string_view tail : {"/年", "/人・日", "/日", "/人"}) {
      if (!behind.starts_with(tail)) continue;
      end += tail.size();
      break;
    }
    const bool place = std::find(kPlaces.begin(), kPlaces.end(), *unit) != kPlaces.end();
    found.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     *value,
                     place ? std::string("か所") : std::string(text.substr(at, end - at))});
    at = end;
  }
  return found;
}

}  // namespace torikumi::text
