// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi related: who else does this, and why we think so.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <ostream>

#include "api/csv.hpp"
#include "api/draft_json.hpp"
#include "api/related_json.hpp"
#include "api/tables.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/draft/draft_report.hpp"
#include "search/similar/related.hpp"
#include "text/encoding.hpp"

namespace torikumi::cli {
namespace {

using schema::Field;
using search::RelatedRecord;

void print_text(const std::vector<RelatedRecord>& related, const Streams& streams) {
  const char* bold = streams.out_is_terminal ? "\x1B[1m" : "";
  const char* plain = streams.out_is_terminal ? "\x1B[0m" : "";
  if (related.empty()) streams.out << "nothing in this source is related to it\n";
  char number[32];
  for (const RelatedRecord& each : related) {
    std::snprintf(number, sizeof number, "%.4f", each.score);
    streams.out << (each.rank > 1 ? "\n" : "") << each.rank << ". " << bold
                << in_one_line(each.record[Field::kTitle]) << plain << "\n   "
                << department_of(each.record) << " / " << in_one_line(each.record[Field::kCategory])
                << "  " << number << (each.same_title ? "  (same title)" : "")
                << (each.near_duplicate ? "  (nearly the same text)" : "") << "\n   "
                << in_one_line(each.record.id) << "\n   shared:";
    for (std::size_t i = 0; i < each.shared.size(); ++i) {
      std::snprintf(number, sizeof number, "%.2f", each.shared[i].weight);
      streams.out << (i > 0 ? "," : "") << " " << in_one_line(each.shared[i].term) << " " << number;
    }
    streams.out << "\n   this:  " << in_one_line(each.passage_this)
                << "\n   other: " << in_one_line(each.passage_other) << "\n";
  }
}

void print_csv(const std::vector<RelatedRecord>& related, const Streams& streams) {
  using api::Formulas;
  streams.out << api::kByteOrderMark
              << api::csv_row({"順位", "id", "得点", "局・区・室", "課題の名称", "項目",
                               "共通する語", "こちらの文", "あちらの文"},
                              Formulas::kDefuse);
  for (const RelatedRecord& each : related) {
    std::string terms;
    for (const search::SharedTerm& term : each.shared)
      terms += (terms.empty() ? "" : "、") + term.term;
    char score[32];
    std::snprintf(score, sizeof score, "%.4f", each.score);
    streams.out << api::csv_row(
        {std::to_string(each.rank), each.record.id, score, each.record[Field::kDepartment],
         each.record[Field::kTitle], each.record[Field::kCategory], terms, each.passage_this,
         each.passage_other},
        Formulas::kDefuse);
  }
}

void print_answer(const search::Answer& answer, const Streams& streams) {
  streams.out << "   " << department_of(answer.record) << "  "
              << in_one_line(answer.record[Field::kTitle]) << "  " << in_one_line(answer.record.id)
              << "\n";
  if (!answer.passage.empty()) streams.out << "     " << in_one_line(answer.passage) << "\n";
}

void print_points(const search::DraftReport& report, const std::string& format,
                  const Streams& streams) {
  if (format == "json") {
    streams.out << api::to_json(report) << "\n";
    return;
  }
  if (format == "csv") {
    streams.out << api::to_csv(api::table_of(report));
    return;
  }
  const char* bold = streams.out_is_terminal ? "\x1B[1m" : "";
  const char* plain = streams.out_is_terminal ? "\x1B[0m" : "";
  constexpr std::size_t kShown = 3;
  if (report.points.empty()) streams.out << "the text names nothing that could be looked for\n";
  for (std::size_t i = 0; i < report.points.size(); ++i) {
    const search::AnsweredPoint& each = report.points[i];
    streams.out << (i > 0 ? "\n" : "") << i + 1 << ". " << bold << in_one_line(each.point.text)
                << plain << "\n";
    if (each.answers.empty()) streams.out << "   not in this source: perhaps new\n";
    if (each.near) {
      streams.out << "   some of its words stand in:\n";
      print_answer(*each.near, streams);
    }
    for (std::size_t k = 0; k < each.answers.size() && k < kShown; ++k)
      print_answer(each.answers[k], streams);
    if (each.answers.size() > kShown)
      streams.out << "   … " << each.answers.size() - kShown << " more\n";
  }
  if (report.left_out > 0) streams.out << "\n" << report.left_out << " more points are left out\n";
}

std::string read_draft(const std::string& path) {
  const std::string bytes = path == "-" ? std::string{std::istreambuf_iterator<char>(std::cin), {}}
                                        : base::read_file(path);
  if (bytes.empty())
    throw base::Error(base::Code::kBadInput, path + ": the text is empty",
                      "give a text of a sentence or more");
  return std::string(text::decode_text(bytes, "", path).text.view());
}

}  // namespace

int run_related(const Words& words, const Streams& streams) {
  Options options("related", "[OPTION]... ID   or   --text FILE   or   --all --format jsonl",
                  "Shows the initiatives that are related to one of them, or to any text, with the "
                  "terms they share\n"
                  "and the sentence on each side that says it.");
  options.database()
      .text("scope", "all|other-departments|other-wards|other-cities", "where to look (all)")
      .text("text", "FILE", "a text instead of an ID, up to 20,000 characters; - is standard input")
      .flag("points", "of a text: for each of its points who already does it, and what nobody does")
      .flag("all", "every initiative, one line of JSON each")
      .text("limit", "N", "how many to show, 1 to 100 (10)")
      .text("format", "text|json|csv|jsonl", "(text; jsonl with --all)")
      .rest("id");
  if (!options.parse(words, streams)) return kDone;
  const std::vector<std::string> ids = options.list_of("id");
  const bool all = options.has("all");
  if (ids.size() + (options.has("text") ? 1 : 0) + (all ? 1 : 0) != 1) {
    throw base::Error(base::Code::kUsage, "name one initiative, or one text with --text, or --all",
                      "torikumi search shows each initiative's id");
  }
  const std::string scope = options.choice_of("scope", search::kScopeNames);
  if (options.has("text") && scope != "all") {
    throw base::Error(base::Code::kUsage,
                      "a text belongs to no department; --scope cannot be given",
                      "leave --scope out");
  }
  if (options.has("points") && !options.has("text")) {
    throw base::Error(base::Code::kUsage, "--points takes a text apart; none is given",
                      "torikumi related --text FILE --points");
  }
  const std::uint32_t limit = options.number_of("limit", 10, 1, 100);
  const std::string format = all ? options.choice_of("format", {"jsonl"})
                                 : options.choice_of("format", {"text", "json", "csv"});
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  index::Database database(options.database_directory());
  search::Related finder(database, dictionary);
  const search::RelatedScope where = search::scope_named(scope);
  if (all) {
    finder.to_each(where, limit, [&](const std::string& id, const auto& related) {
      streams.out << api::to_json(id, scope, related) << "\n";
    });
    return kDone;
  }
  if (options.has("points")) {
    search::Searcher searcher(options.database_directory(), dictionary);
    analysis::Analyser analyser(dictionary);
    print_points(search::draft_report(searcher, analyser, read_draft(options.text_of("text"))),
                 format, streams);
    return kDone;
  }
  const std::vector<RelatedRecord> related =
      ids.empty() ? finder.to_text(read_draft(options.text_of("text")), limit)
                  : finder.to_record(ids.front(), where, limit);
  if (format == "json") {
    streams.out << api::to_json(ids.empty() ? "" : ids.front(), scope, related) << "\n";
  } else if (format == "csv") {
    print_csv(related, streams);
  } else {
    print_text(related, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
