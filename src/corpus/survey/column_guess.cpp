// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/survey/column_guess.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>

#include "base/utf8.hpp"
#include "corpus/layout.hpp"
#include "schema/toml_text.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

/// What headers hold that mean a field, the likeliest first; beside the built-in collection's
/// names.
struct Hint {
  const char* field;
  std::vector<std::string_view> words;
};
const std::vector<Hint>& hints() {
  static const std::vector<Hint> kHints{
      {"department",
       {"担当課", "所管課", "担当部署", "部局", "所管", "課名", "担当", "部署", "主管",
        "affiliationname", "division", "課"}},
      {"title",
       {"事務事業名", "事業名", "施策名", "取組名", "事業内容", "行事名", "イベント名", "事業",
        "名称", "件名", "所属名称"}},
      {"category",
       {"分野", "大分類", "分類", "区分", "政策", "施策", "基本目標", "款", "部", "bureau"}},
      {"current", {"現状", "課題", "目的", "概要", "内容", "背景", "説明"}},
      {"direction", {"方向性", "今後", "方針", "改善", "対応", "展開"}}};
  return kHints;
}

std::optional<std::size_t> rank_of(const Hint& hint, const std::string& key) {
  for (std::size_t i = 0; i < hint.words.size(); ++i) {
    if (key.find(text::comparison_key(hint.words[i])) != std::string::npos) return i;
  }
  return std::nullopt;
}

bool is_prose(const SurveyedColumn& column) {
  return column.filled > 0 && column.numbers < 0.5 &&
         (column.characters >= 30 || (column.characters >= 15 && column.sentences >= 0.3));
}

bool has_few_values(const SurveyedColumn& column, std::size_t rows) {
  return column.filled * 2 >= rows && column.distinct >= 2 && column.distinct <= 40 &&
         column.distinct * 3 <= column.filled && column.characters <= 25;
}

/// 名称_カナ: how another column is read.
bool is_reading(const std::string& key) {
  static constexpr std::array<std::string_view, 4> kReadings{"カナ", "かな", "ふりがな",
                                                             "フリガナ"};
  return std::any_of(kReadings.begin(), kReadings.end(), [&](std::string_view each) {
    return key.find(text::comparison_key(each)) != std::string::npos;
  });
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

/// How well a column suits a field by what its cells look like; below 0: not at all.
double fit(const std::string& field, const SurveyedColumn& column, std::size_t rows) {
  const double filled =
      static_cast<double>(column.filled) / static_cast<double>(std::max<std::size_t>(rows, 1));
  const double distinct = static_cast<double>(column.distinct) /
                          static_cast<double>(std::max<std::size_t>(column.filled, 1));
  if (column.filled == 0) return -1;
  if (field == "department")
    return column.numbers > 0.5 || column.characters > 30 ? -1 : column.offices;
  if (field == "title")
    return column.numbers > 0.5 || column.characters > 60 || column.characters < 3
               ? -1
               : distinct * filled;
  if (field == "category")
    return has_few_values(column, rows) && column.numbers < 0.5 ? 1 - distinct : -1;
  return is_prose(column) ? filled : -1;
}

std::string why_by_values(const std::string& field, const SurveyedColumn& column) {
  if (field == "department")
    return percent(column.offices) + " of its values are called as offices are";
  if (field == "title") return std::to_string(column.distinct) + " short values that differ";
  if (field == "category") return std::to_string(column.distinct) + " values";
  char text[80];
  std::snprintf(text, sizeof text, "prose: %.0f characters on average", column.characters);
  return text;
}

std::vector<ColumnGuess> guess_table(const SurveyedTable& table, const Columns& known,
                                     std::vector<std::string>& doubts) {
  std::vector<ColumnGuess> guesses(table.columns.size());
  for (const Hint& hint : hints()) {
    const std::string field = hint.field;
    std::optional<std::size_t> best;
    double best_score = 0;
    bool best_by_name = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const SurveyedColumn& column = table.columns[i];
      const std::string key = text::comparison_key(column.header);
      if (!guesses[i].field.empty() || key.empty() || is_reading(key)) continue;
      const double suits = fit(field, column, table.rows);
      const auto match = known.find(column.header, column.nth);
      const bool is_known = match && match->column < schema::kFieldCount &&
                            schema::kFields[match->column].name == field;
      const auto rank = rank_of(hint, key);
      const bool is_label_field = field == "department" || field == "category" || field == "title";
      if (suits < 0 && !(is_known && is_label_field && column.filled > 0)) continue;
      const double score = suits + (is_known ? 3
                                    : rank   ? 2 - 0.05 * static_cast<double>(*rank)
                                             : 0);
      const bool is_enough =
          is_known || rank || field == "title" || (field == "current") ||
          (field == "department" && suits >= 0.6 && column.distinct * 10 <= column.filled * 7) ||
          (field == "category" && suits > 0.5);
      if (!is_enough || (best && score <= best_score)) continue;
      best = i;
      best_score = score;
      best_by_name = is_known || rank.has_value();
    }
    if (!best) {
      if (field == "department" || field == "title")
        doubts.push_back(place_of(table.header) + ": no column looks like the " + field);
      continue;
    }
    ColumnGuess& guess = guesses[*best];
    guess.field = field;
    guess.why = (best_by_name ? "its name; " : "") + why_by_values(field, table.columns[*best]);
    if (!best_by_name && (field == "department" || field == "title"))
      doubts.push_back(place_of(table.header) + ": " + table.columns[*best].header +
                       " is taken for the " + field + " by its values alone");
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    ColumnGuess& guess = guesses[i];
    const SurveyedColumn& column = table.columns[i];
    if (!guess.field.empty() || text::comparison_key(column.header).empty()) continue;
    if (is_prose(column)) {
      guess = {"text", why_by_values("text", column)};
    } else if (has_few_values(column, table.rows) && column.numbers < 0.5) {
      guess = {"facet", why_by_values("category", column)};
    }
  }
  return guesses;
}

/// As collection files name it: 国庫支出金#2 is the second of that name.
std::string spelling(const SurveyedColumn& column) {
  return column.nth == 1 ? column.header : column.header + "#" + std::to_string(column.nth);
}

/// A field, or a further column, and the names that the tables have for it.
struct Named {
  std::string kind;
  std::vector<std::string> spellings;
};

/// Headers that the built-in collection takes for ids, editions or cities.
std::vector<std::string> known_among(const std::vector<Survey>& surveys,
                                     const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const Survey& survey : surveys) {
    for (const SurveyedTable& table : survey.tables) {
      for (const SurveyedColumn& column : table.columns) {
        const std::string key = text::comparison_key(column.header);
        const bool is_named = std::any_of(names.begin(), names.end(), [&](const auto& name) {
          return text::comparison_key(name) == key;
        });
        if (is_named && std::find(found.begin(), found.end(), column.header) == found.end())
          found.push_back(column.header);
      }
    }
  }
  return found;
}

std::string toml_of(const std::vector<Survey>& surveys, const CollectionGuess& guess,
                    const std::string& name) {
  std::map<std::string, std::vector<std::string>> fields;
  std::vector<Named> further;
  std::map<std::string, bool> used;
  std::size_t number = 0;
  std::size_t texts = 0;
  for (const Survey& survey : surveys) {
    for (const SurveyedTable& table : survey.tables) {
      const std::vector<ColumnGuess>& guesses = guess.tables[number++];
      for (std::size_t i = 0; i < guesses.size(); ++i) {
        if (guesses[i].field.empty()) continue;
        const std::string called = spelling(table.columns[i]);
        if (std::exchange(used[text::comparison_key(called)], true)) continue;
        if (guesses[i].field == "text" && ++texts > schema::kMostTexts) continue;
        if (guesses[i].field == "text" || guesses[i].field == "facet") {
          further.push_back({guesses[i].field, {called}});
        } else {
          fields[guesses[i].field].push_back(called);
        }
      }
    }
  }
  std::string toml =
      "# Guessed by torikumi inspect; edit what is wrong.\nname = " + schema::toml_string(name) +
      "\n\n[columns]\n";
  const bool has_department = !fields["department"].empty();
  for (const schema::FieldInfo& each : schema::kFields) {
    std::vector<std::string>& names = fields[std::string(each.name)];
    const std::string key = text::comparison_key(each.label);
    if (names.empty()) {
      // No column: the usual name, so that the file can be read.
      names = {used.contains(key) ? "(" + std::string(each.name) + ")" : std::string(each.label)};
    }
    toml += std::string(each.name) + " = " + schema::toml_list(names) + "\n";
  }
  const schema::Collection& built_in = schema::built_in_collection();
  for (const auto& [field, names] :
       {std::pair("id", built_in.id_columns), std::pair("edition", built_in.edition.columns),
        std::pair("city", built_in.city.columns)}) {
    std::vector<std::string> found = known_among(surveys, names);
    std::erase_if(found,
                  [&](const auto& each) { return used.contains(text::comparison_key(each)); });
    if (!found.empty()) toml += std::string(field) + " = " + schema::toml_list(found) + "\n";
  }
  if (!has_department) toml += "\n[identity]\ncolumns = [\"city\", \"edition\", \"title\"]\n";
  std::size_t count = 0;
  for (const Named& each : further) {
    const std::string what = each.kind == "text" ? "search = true" : "facet = true";
    toml += "\n[[further]]\nname = \"" + each.kind + std::to_string(++count) +
            "\"\nlabel = " + schema::toml_string(each.spellings.front()) +
            "\ncolumns = " + schema::toml_list(each.spellings) + "\n" + what + "\n";
  }
  return toml;
}

}  // namespace

CollectionGuess guess_collection(const std::vector<Survey>& surveys, const std::string& name) {
  static const Columns known(schema::built_in_collection());
  CollectionGuess guess;
  for (const Survey& survey : surveys) {
    for (const SurveyedTable& table : survey.tables)
      guess.tables.push_back(guess_table(table, known, guess.doubts));
  }
  if (guess.tables.empty()) guess.doubts.emplace_back("there is no table in these files");
  const bool is_text = base::first_invalid(name) == std::string::npos && !name.empty();
  guess.toml = toml_of(surveys, guess, is_text ? name : "guessed");
  return guess;
}

}  // namespace torikumi::corpus
