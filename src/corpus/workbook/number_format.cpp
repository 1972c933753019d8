// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/number_format.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "corpus/workbook/format_code.hpp"

namespace torikumi::corpus {
namespace {

bool meets(double value, const std::pair<std::string, double>& condition) {
  const auto& [sign, number] = condition;
  if (sign == "<") return value < number;
  if (sign == "<=") return value <= number;
  if (sign == ">") return value > number;
  if (sign == ">=") return value >= number;
  if (sign == "=") return value == number;
  return value != number;
}

struct Moment {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  unsigned weekday = 0;  ///< from Sunday
  long seconds = 0;      ///< of the day
};

/// Day 60 of the 1900 count is 29 February 1900, which there was not: before it the count is off
/// by one.
std::optional<Moment> moment_of(double value, bool is_1904) {
  if (!(value >= 0 && value < 2'958'466)) return std::nullopt;
  using namespace std::chrono;
  auto day = static_cast<long>(std::floor(value));
  auto seconds = std::lround((value - std::floor(value)) * 86'400);
  if (seconds == 86'400) {
    seconds = 0;
    ++day;
  }
  const sys_days start = is_1904    ? sys_days(year(1904) / 1 / 1)
                         : day < 60 ? sys_days(year(1899) / 12 / 31)
                                    : sys_days(year(1899) / 12 / 30);
  const sys_days date = start + days(day);
  const year_month_day parts(date);
  return Moment{static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                static_cast<unsigned>(parts.day()), weekday(date).c_encoding(), seconds};
}

struct Era {
  const char* name;
  const char* kanji;
  char letter;
  int year, month, day;  ///< its first day
};
constexpr std::array kEras{Era{"令和", "令", 'R', 2019, 5, 1}, Era{"平成", "平", 'H', 1989, 1, 8},
                           Era{"昭和", "昭", 'S', 1926, 12, 25},
                           Era{"大正", "大", 'T', 1912, 7, 30},
                           Era{"明治", "明", 'M', 1868, 1, 25}};

const Era& era_of(const Moment& moment) {
  const auto* found = std::find_if(kEras.begin(), kEras.end(), [&](const Era& era) {
    return std::tuple(moment.year, static_cast<int>(moment.month), static_cast<int>(moment.day)) >=
           std::tuple(era.year, era.month, era.day);
  });
  return found == kEras.end() ? kEras.back() : *found;
}

std::string padded(long number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

/// One run of letters of a date. "m" is a month, beside hours or seconds a minute.
std::string date_part(const std::string& letters, const Moment& moment, bool minute,
                      const Section& section) {
  static constexpr std::array kDays{"日", "月", "火", "水", "木", "金", "土"};
  static constexpr std::array kEnglishDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::size_t run = letters.size();
  const long hour = moment.seconds / 3600;
  if (letters == "ampm") return hour < 12 ? "AM" : "PM";
  switch (letters[0]) {
    case 'y':
      return run <= 2 ? padded(moment.year % 100, 2) : std::to_string(moment.year);
    case 'e': {
      const long number = moment.year - era_of(moment).year + 1;
      if (section.has_gannen && number == 1) return "元";
      return padded(number, run);
    }
    case 'g': {
      const Era& era = era_of(moment);
      return run == 1 ? std::string(1, era.letter) : run == 2 ? era.kanji : era.name;
    }
    case 'm':
      if (minute) return padded(moment.seconds / 60 % 60, run);
      if (run >= 3) return kMonths[moment.month - 1];
      return padded(moment.month, run);
    case 'd':
      if (run >= 3) return kEnglishDays[moment.weekday];
      return padded(moment.day, run);
    case 'a':
      return run >= 4 ? std::string(kDays[moment.weekday]) + "曜日" : kDays[moment.weekday];
    case 'h':
      return padded(section.has_half_days ? (hour + 11) % 12 + 1 : hour, run);
    case 's':
      return padded(moment.seconds % 60, run);
    default:
      return {};
  }
}

std::string format_date(double value, const Section& section, bool is_1904) {
  const auto moment = moment_of(value, is_1904);
  if (!moment) return plain_number(value);
  const auto& pieces = section.pieces;
  const auto letter = [&](std::size_t i) {
    const bool is_part =
        pieces[i].kind == Piece::Kind::kDate || pieces[i].kind == Piece::Kind::kElapsed;
    return is_part ? pieces[i].text[0] : '\0';
  };
  const auto is_minute = [&](std::size_t i) {
    if (pieces[i].text.size() > 2) return false;
    for (std::size_t k = i; k-- > 0;) {
      if (letter(k) != '\0') {
        if (letter(k) == 'h') return true;
        break;
      }
    }
    for (std::size_t k = i + 1; k < pieces.size(); ++k) {
      if (letter(k) != '\0') return letter(k) == 's';
    }
    return false;
  };
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.kind == Piece::Kind::kLiteral) text += piece.text;
    if (piece.kind == Piece::Kind::kDate)
      text += date_part(piece.text, *moment, piece.text[0] == 'm' && is_minute(i), section);
    if (piece.kind == Piece::Kind::kElapsed) {
      const double unit = piece.text[0] == 'h' ? 24 : piece.text[0] == 'm' ? 1440 : 86'400;
      text += padded(static_cast<long>(std::floor(value * unit + 1e-6)), piece.text.size());
    }
  }
  return text;
}

/// `number` ≥ 0 by digits such as "#,##0.00".
std::string format_digits(double number, const std::string& digits) {
  const std::size_t exponent = digits.find_first_of("Ee");
  std::string mantissa = digits.substr(0, exponent);
  // Commas behind the digits divide by a thousand each: #,##0.0, is thousands with one decimal.
  while (mantissa.ends_with(',')) {
    mantissa.pop_back();
    number /= 1000;
  }
  const std::size_t point = mantissa.find('.');
  std::string whole_format = mantissa.substr(0, point);
  std::string decimals = point == std::string::npos ? "" : mantissa.substr(point + 1);
  std::erase(decimals, ',');
  while (whole_format.ends_with(',')) {
    whole_format.pop_back();
    number /= 1000;
  }
  const bool thousands = whole_format.find(',') != std::string::npos;
  const auto places = static_cast<int>(std::min<std::size_t>(decimals.size(), 30));
  char buffer[400];
  // Half of the last place is rounded up, as people and Excel do it: 0.125 in 0% is 13%.
  const double scale = std::pow(10, places);
  if (exponent == std::string::npos && number * scale < 1e15)
    number = std::round(number * scale * (1 + 1e-15)) / scale;
  if (exponent != std::string::npos) {
    std::snprintf(buffer, sizeof buffer, "%.*E", places, number);
    return buffer;
  }
  std::snprintf(buffer, sizeof buffer, "%.*f", places, number);
  std::string text(buffer);
  std::string whole = text.substr(0, text.find('.'));
  std::string part = places > 0 ? text.substr(text.find('.') + 1) : "";
  // "#" and "?" show no zero that says nothing.
  for (std::size_t i = decimals.size(); i-- > 0 && !part.empty() && part.back() == '0';) {
    if (decimals[i] == '0') break;
    part.pop_back();
  }
  const auto least =
      static_cast<std::size_t>(std::count(whole_format.begin(), whole_format.end(), '0'));
  if (whole == "0" && least == 0) whole.clear();
  if (whole.size() < least) whole = std::string(least - whole.size(), '0') + whole;
  if (thousands) {
    for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  }
  return part.empty() && decimals.find('0') == std::string::npos ? whole : whole + "." + part;
}

/// The digits of a section, piece by piece: 000-0000 parts them with a sign. The first piece takes
/// what is too much for its places.
std::vector<std::string> digits_of(double number, const Section& section) {
  std::vector<std::string> pieces;
  for (const Piece& piece : section.pieces) {
    if (piece.kind == Piece::Kind::kDigits) pieces.push_back(piece.text);
  }
  if (pieces.empty()) return {};
  const bool is_plain = std::all_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
    return piece.find_first_of(".,Ee") == std::string::npos;
  });
  if (pieces.size() == 1 || !is_plain) {
    std::vector<std::string> shown(pieces.size());
    shown.front() = format_digits(number, pieces.front());
    return shown;
  }
  std::string all;
  for (const std::string& piece : pieces) all += piece;
  std::string digits = format_digits(number, all);
  for (std::size_t i = pieces.size(); i-- > 1;) {
    const std::size_t begin = digits.size() - std::min(digits.size(), pieces[i].size());
    pieces[i] = digits.substr(begin);
    digits.resize(begin);
  }
  pieces.front() = digits;
  return pieces;
}

std::string format_quantity(double value, const Section& section, bool show_sign) {
  const auto percents =
      std::count_if(section.pieces.begin(), section.pieces.end(),
                    [](const Piece& p) { return p.kind == Piece::Kind::kPercent; });
  double number = std::fabs(value);
  for (auto i = percents; i > 0; --i) number *= 100;
  if (!std::isfinite(number)) return plain_number(value);
  const std::vector<std::string> digits = digits_of(number, section);
  auto next_digits = digits.begin();
  std::string text;
  for (const Piece& piece : section.pieces) {
    switch (piece.kind) {
      case Piece::Kind::kLiteral:
        text += piece.text;
        break;
      case Piece::Kind::kPercent:
        text += "%";
        break;
      case Piece::Kind::kDigits:
        text += *next_digits++;
        break;
      case Piece::Kind::kText:
      case Piece::Kind::kGeneral:
        text += plain_number(number);
        break;
      default:
        break;
    }
  }
  const bool says_something = text.find_first_of("123456789") != std::string::npos;
  return show_sign && value < 0 && says_something ? "-" + text : text;
}

}  // namespace

std::string_view built_in_format(int number) {
  static constexpr std::string_view kFullDate = "ggge\"年\"m\"月\"d\"日\"";
  static constexpr std::string_view kShortDate = "ge.m.d";
  static constexpr std::string_view kMonth = "yyyy\"年\"m\"月\"";
  static constexpr std::string_view kDay = "m\"月\"d\"日\"";
  static const std::map<int, std::string_view> kCodes{{1, "0"},
                                                      {2, "0.00"},
                                                      {3, "#,##0"},
                                                      {4, "#,##0.00"},
                                                      {5, "\"¥\"#,##0"},
                                                      {6, "\"¥\"#,##0"},
                                                      {7, "\"¥\"#,##0.00"},
                                                      {8, "\"¥\"#,##0.00"},
                                                      {9, "0%"},
                                                      {10, "0.00%"},
                                                      {11, "0.00E+00"},
                                                      {14, "yyyy/m/d"},
                                                      {15, "d-mmm-yy"},
                                                      {16, "d-mmm"},
                                                      {17, "mmm-yy"},
                                                      {18, "h:mm AM/PM"},
                                                      {19, "h:mm:ss AM/PM"},
                                                      {20, "h:mm"},
                                                      {21, "h:mm:ss"},
                                                      {22, "yyyy/m/d h:mm"},
                                                      {27, kShortDate},
                                                      {28, kFullDate},
                                                      {29, kFullDate},
                                                      {30, "m/d/yy"},
                                                      {31, "yyyy\"年\"m\"月\"d\"日\""},
                                                      {32, "h\"時\"mm\"分\""},
                                                      {33, "h\"時\"mm\"分\"ss\"秒\""},
                                                      {34, kMonth},
                                                      {35, kDay},
                                                      {36, kShortDate},
                                                      {37, "#,##0"},
                                                      {38, "#,##0"},
                                                      {39, "#,##0.00"},
                                                      {40, "#,##0.00"},
                                                      {45, "mm:ss"},
                                                      {46, "[h]:mm:ss"},
                                                      {47, "mm:ss.0"},
                                                      {48, "##0.0E+0"},
                                                      {50, kShortDate},
                                                      {51, kFullDate},
                                                      {52, kMonth},
                                                      {53, kDay},
                                                      {54, kFullDate},
                                                      {55, kMonth},
                                                      {56, kDay},
                                                      {57, kShortDate},
                                                      {58, kFullDate}};
  const auto found = kCodes.find(number);
  return found == kCodes.end() ? "General" : found->second;
}

std::string format_number(double value, std::string_view code, bool is_1904) {
  if (!std::isfinite(value)) return plain_number(value);
  const std::vector<Section> sections = sections_of(code);
  // Positive, negative, zero; a section that has a condition is chosen by it.
  std::size_t chosen = 0;
  bool show_sign = true;
  if (sections[0].condition || (sections.size() > 1 && sections[1].condition)) {
    while (chosen + 1 < sections.size() && sections[chosen].condition &&
           !meets(value, *sections[chosen].condition))
      ++chosen;
    // [<0] and its like say how a negative number looks.
    const auto& condition = sections[chosen].condition;
    show_sign = !(condition && condition->first.starts_with('<') && condition->second <= 0);
  } else if (value < 0 && sections.size() > 1 && !sections[1].pieces.empty()) {
    chosen = 1;
    show_sign = false;  // the section says how a negative number looks
  } else if (value == 0 && sections.size() > 2) {
    chosen = 2;
  }
  const Section& section = sections[chosen];
  if (section.is_date) return format_date(value, section, is_1904);
  const bool is_text_alone =
      section.pieces.size() == 1 && section.pieces.front().kind == Piece::Kind::kText;
  if (section.pieces.empty() || is_text_alone) return plain_number(value);
  return format_quantity(value, section, show_sign);
}

std::string plain_number(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  std::string text(buffer);
  // 1e+15 has too many digits for "%g" and few enough for people.
  if (text.find('e') != std::string::npos && std::fabs(value) < 1e21 && std::fabs(value) >= 1) {
    std::snprintf(buffer, sizeof buffer, "%.0f", value);
    text = buffer;
  }
  return text;
}

}  // namespace torikumi::corpus
