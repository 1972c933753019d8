// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/survey/table_survey.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "corpus/delimited.hpp"
#include "corpus/file_kind.hpp"
#include "corpus/header_search.hpp"
#include "corpus/pdf/pdf_reader.hpp"
#include "corpus/sheet_reader.hpp"
#include "corpus/sheet_rows.hpp"
#include "corpus/source.hpp"
#include "corpus/workbook/workbook.hpp"
#include "text/encoding.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

bool is_office(std::string_view key) {
  static constexpr std::array<std::string_view, 15> kEnds{
      "課", "局",       "部",   "区",     "室",   "所",   "署", "院",
      "係", "センター", "支所", "委員会", "本部", "消防", "G"};
  return key.size() <= 90 && std::any_of(kEnds.begin(), kEnds.end(),
                                         [&](std::string_view end) { return key.ends_with(end); });
}

/// 12,345千円, 2024/4/1, 45%, ○: nothing that is read as words.
bool is_number(std::string_view key) {
  std::size_t digits = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < key.size();) {
    const base::Decoded d = base::decode(key, i);
    (d.code_point < 0x2E80 || (d.code_point >= 0x25A0 && d.code_point <= 0x25FF) ? digits
                                                                                 : others)++;
    i += d.bytes;
  }
  const bool has_digit = key.find_first_of("0123456789") != std::string_view::npos;
  return others == 0 || (has_digit && digits >= others);
}

std::string clipped(std::string_view text) {
  constexpr std::size_t kMost = 180;  // bytes: sixty kanji
  std::string one_line(base::clip(text, kMost));
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  return one_line.size() < text.size() ? one_line + "…" : one_line;
}

/// Looks at the rows of one table.
class TableSurveyor {
 public:
  TableSurveyor(schema::Origin header, const std::vector<std::string>& headers) {
    table_.header = std::move(header);
    std::map<std::string, std::size_t> seen;
    for (const std::string& each : headers) {
      SurveyedColumn column;
      column.header = text::without_markup(each);
      column.nth = ++seen[text::comparison_key(column.header)];
      table_.columns.push_back(std::move(column));
    }
    values_.resize(headers.size());
  }

  void take(const std::vector<std::string>& cells) {
    if (filled(cells) < 2) return;
    ++table_.rows;
    for (std::size_t i = 0; i < std::min(cells.size(), table_.columns.size()); ++i) {
      const std::string key = text::comparison_key(cells[i]);
      if (key.empty()) continue;
      SurveyedColumn& column = table_.columns[i];
      if (column.filled++ == 0) column.example = clipped(text::without_markup(cells[i]));
      const auto characters = static_cast<double>(base::count_code_points(key));
      column.characters += characters;
      column.sentences += key.find("。") != std::string::npos || characters >= 60 ? 1 : 0;
      column.numbers += is_number(key) ? 1 : 0;
      column.offices += is_office(key) ? 1 : 0;
      constexpr std::size_t kMostValues = 5000;
      if (values_[i].size() < kMostValues) values_[i].insert(key);
    }
  }

  SurveyedTable finish() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      SurveyedColumn& column = table_.columns[i];
      column.distinct = values_[i].size();
      const auto cells = static_cast<double>(std::max<std::size_t>(column.filled, 1));
      for (double* each : {&column.characters, &column.sentences, &column.numbers, &column.offices})
        *each /= cells;
    }
    return std::move(table_);
  }

 private:
  SurveyedTable table_;
  std::vector<std::set<std::string>> values_;
};

SurveyedTable survey_rows(const std::vector<TableRow>& rows, const std::string& source,
                          const std::string& sheet, const Columns& known) {
  const HeaderSearch search(known, rows);
  const auto header = std::find_if(rows.begin(), rows.end(), [&](const TableRow& row) {
    return row.line == search.header_line();
  });
  if (header == rows.end()) return {};
  TableSurveyor surveyor({source, sheet, header->line}, header->cells);
  for (auto row = header + 1; row != rows.end(); ++row) surveyor.take(row->cells);
  SurveyedTable table = surveyor.finish();
  // What a collection would read of it must hold the texts, too.
  const auto layout = read_header(header->cells, known);
  table.is_known =
      layout && std::any_of(layout->column_at.begin(), layout->column_at.end(),
                            [&](const auto& column) { return column && known.is_prose(*column); });
  return table;
}

void survey_text(std::string_view decoded, const std::string& name, const Columns& known,
                 Survey& survey) {
  std::vector<TableRow> best;
  for (const char delimiter : {'\t', ',', ';'}) {
    std::vector<TableRow> rows;
    try {
      read_delimited(decoded, delimiter, name,
                     [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view) {
                       rows.push_back({std::move(cells), line, 1, {}, {}});
                       cells.clear();
                       return true;
                     });
    } catch (const base::Error&) {
      continue;  // another delimiter may read it; if none does, there is no table
    }
    const auto cells = [](const std::vector<TableRow>& all) {
      std::size_t sum = 0;
      for (const TableRow& row : all) sum += row.cells.size();
      return sum;
    };
    if (cells(rows) > cells(best)) best = std::move(rows);
  }
  survey.tables.push_back(survey_rows(best, name, "", known));
}

}  // namespace

Survey survey(const LoadedSource& source, const std::string& encoding) {
  static const Columns known(schema::built_in_collection());
  Survey survey;
  survey.file = source.name;
  const base::SharedBytes unpacked = unpack(source.bytes, source.name);
  const std::string_view bytes = unpacked.view();
  const FileKind kind = kind_of(bytes, source.name);
  switch (kind) {
    case FileKind::kPdf:
      survey.kind = "PDF";
      for (const auto& [place, rows] : rows_of_pdf(bytes, source.name, known))
        survey.tables.push_back(survey_rows(rows, place.source, place.sheet, known));
      break;
    case FileKind::kXlsx:
    case FileKind::kOds:
      survey.kind = "workbook";
      read_workbook(bytes, kind, source.name, [&](Sheet sheet) {
        if (sheet.is_hidden && !sheet.rows.empty())
          survey.notes.push_back("sheet " + sheet.name + " is hidden");
        if (is_example(sheet.name))
          survey.notes.push_back("sheet " + sheet.name + " is an example");
        if (sheet.is_hidden || sheet.rows.empty() || is_example(sheet.name)) return;
        survey.tables.push_back(survey_rows(rows_of(sheet, known), source.name, sheet.name, known));
      });
      break;
    case FileKind::kText: {
      const text::DecodedText decoded = text::decode_text(unpacked, encoding, source.name);
      if (decoded.encoding != "UTF-8") survey.notes.push_back("read as " + decoded.encoding);
      if (looks_like_json(source.name, decoded.text.view())) {
        survey.kind = "JSON Lines";
        survey.notes.emplace_back("its keys are its columns; they need no guess");
      } else {
        survey.kind = "text";
        survey_text(decoded.text.view(), source.name, known, survey);
      }
    }
  }
  std::erase_if(survey.tables, [](const SurveyedTable& table) { return table.rows == 0; });
  return survey;
}

}  // namespace torikumi::corpus
