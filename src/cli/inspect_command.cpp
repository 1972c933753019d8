// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi inspect: what is in a file, and which column is meant for which field.
#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "api/json_text.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "corpus/source.hpp"
#include "corpus/survey/column_guess.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;

std::string percent_filled(const corpus::SurveyedColumn& column, std::size_t rows) {
  return std::to_string(rows == 0 ? 0 : column.filled * 100 / rows) + " %";
}

void print_text(const std::vector<corpus::Survey>& surveys, const corpus::CollectionGuess& guess,
                const Streams& streams) {
  std::ostream& out = streams.out;
  std::size_t number = 0;
  for (const corpus::Survey& survey : surveys) {
    out << in_one_line(survey.file) << ": " << survey.kind << ", "
        << base::counted(survey.tables.size(), "table") << "\n";
    for (const std::string& note : survey.notes) out << "  " << in_one_line(note) << "\n";
    for (const corpus::SurveyedTable& table : survey.tables) {
      const std::vector<corpus::ColumnGuess>& guesses = guess.tables[number++];
      const char* what = table.header.sheet.empty() ? "line " : "row ";
      out << "\n  " << (table.header.sheet.empty() ? "" : in_one_line(table.header.sheet) + ": ")
          << "header on " << what << table.header.line << ", " << base::counted(table.rows, "row")
          << ", " << base::counted(table.columns.size(), "column") << "\n";
      std::size_t not_kept = 0;
      for (std::size_t i = 0; i < guesses.size(); ++i) {
        const corpus::SurveyedColumn& column = table.columns[i];
        if (guesses[i].field.empty()) {
          ++not_kept;
          continue;
        }
        std::string field = guesses[i].field;
        field.resize(std::max<std::size_t>(field.size(), 10), ' ');
        out << "    " << field << "  " << in_one_line(column.header)
            << (column.nth > 1 ? "#" + std::to_string(column.nth) : "") << "  (" << guesses[i].why
            << "; filled in " << percent_filled(column, table.rows) << ")\n"
            << "                " << in_one_line(column.example) << "\n";
      }
      if (not_kept > 0)
        out << "    not kept:   " << base::counted(not_kept, "column")
            << " (numbers, dates, or empty); --format json lists all\n";
    }
    out << "\n";
  }
  if (guess.is_sure()) {
    out << "The guess is sure: torikumi index FILE... takes it where it has no other collection.\n";
  } else {
    out << "The guess is not sure:\n";
    for (const std::string& doubt : guess.doubts) out << "  " << in_one_line(doubt) << "\n";
    out << "torikumi inspect --write city.toml FILE... writes it down to be mended.\n";
  }
}

std::string to_json(const std::vector<corpus::Survey>& surveys,
                    const corpus::CollectionGuess& guess) {
  json::array files;
  std::size_t number = 0;
  for (const corpus::Survey& survey : surveys) {
    json::array tables;
    for (const corpus::SurveyedTable& table : survey.tables) {
      const std::vector<corpus::ColumnGuess>& guesses = guess.tables[number++];
      json::array columns;
      for (std::size_t i = 0; i < guesses.size(); ++i) {
        const corpus::SurveyedColumn& column = table.columns[i];
        columns.push_back(json::object{{"header", column.header},
                                       {"nth", column.nth},
                                       {"filled", column.filled},
                                       {"distinct", column.distinct},
                                       {"example", column.example},
                                       {"field", guesses[i].field},
                                       {"why", guesses[i].why}});
      }
      tables.push_back(json::object{{"sheet", table.header.sheet},
                                    {"header", table.header.line},
                                    {"rows", table.rows},
                                    {"columns", std::move(columns)}});
    }
    files.push_back(json::object{{"file", survey.file},
                                 {"kind", survey.kind},
                                 {"notes", json::value_from(survey.notes)},
                                 {"tables", std::move(tables)}});
  }
  return api::json_text(json::object{{"files", std::move(files)},
                                     {"sure", guess.is_sure()},
                                     {"doubts", json::value_from(guess.doubts)},
                                     {"collection", guess.toml}});
}

}  // namespace

int run_inspect(const Words& words, const Streams& streams) {
  Options options("inspect", "[OPTION]... FILE...",
                  "Tells what is in tables, and which column is meant for which field, and why.");
  options
      .text("write", "FILE",
            "write a collection file of the guess, to be edited; never over another")
      .text("encoding", "NAME", "of text, where it cannot be detected")
      .text("format", "text|json", "of the answer (text)")
      .rest("file");
  if (!options.parse(words, streams)) return kDone;
  const corpus::Found found = corpus::find_sources(options.list_of("file"));
  if (found.files.empty())
    throw base::Error(base::Code::kUsage, "no file is named", "torikumi inspect FILE...");
  std::vector<corpus::Survey> surveys;
  for (const std::string& file : found.files)
    surveys.push_back(corpus::survey(corpus::load_source(file), options.text_of("encoding")));
  const std::string first = std::filesystem::path(found.files.front()).stem().string();
  const corpus::CollectionGuess guess = corpus::guess_collection(surveys, first);
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  if (const std::string file = options.text_of("write"); !file.empty()) {
    if (std::filesystem::exists(file))
      throw base::Error(base::Code::kRefused, file + " is there already", "name another file");
    base::replace_file(file, guess.toml);
    streams.err << file << " written; torikumi index --collection " << file
                << " FILE... reads by it\n";
  }
  if (as_json) {
    streams.out << to_json(surveys, guess) << "\n";
  } else {
    print_text(surveys, guess, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
