// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi search: ranked hits, facets, snippets.
#include <cstdio>
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/hits_csv.hpp"
#include "api/json.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/filters.hpp"
#include "cli/options.hpp"
#include "cli/rewrites.hpp"
#include "cli/terminal.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
namespace {

using schema::Field;
using search::Hit;

const char* note_of(const Hit& hit) {
  if (hit.widened) return "  (only some of the words)";
  if (hit.match == search::Match::kPartial) return "  (part of a word)";
  if (hit.match == search::Match::kLabel) return "  (department or category only)";
  return "";
}

void print_hit(const Hit& hit, bool explain, const Streams& streams) {
  const char* bold = streams.out_is_terminal ? "\x1B[1m" : "";
  const char* plain = streams.out_is_terminal ? "\x1B[0m" : "";
  char score[32];
  std::snprintf(score, sizeof score, "%.4f", hit.score);
  streams.out << "\n"
              << hit.rank << ". " << bold << in_one_line(hit.record[Field::kTitle]) << plain
              << "\n   " << department_of(hit.record) << " / "
              << in_one_line(hit.record[Field::kCategory]);
  const schema::Origin& origin = hit.record.origin;
  if (!hit.record.edition.empty()) streams.out << " / " << in_one_line(hit.record.edition);
  for (std::size_t i = 1; i < hit.editions.size(); ++i)
    streams.out << ", " << in_one_line(hit.editions[i].edition);
  streams.out << "  " << score << note_of(hit) << "\n   " << in_one_line(hit.record.id) << "  "
              << in_one_line(origin.source) << ":"
              << (origin.sheet.empty() ? "" : in_one_line(origin.sheet) + ":") << origin.line
              << "\n";
  for (const search::Snippet& snippet : hit.snippets) {
    if (snippet.field == Field::kTitle) continue;
    streams.out << "   " << snippet.label << ": " << (snippet.text_before ? "…" : "");
    for (const search::Fragment& fragment : snippet.fragments) {
      streams.out << (fragment.hit ? bold : "") << in_one_line(fragment.text)
                  << (fragment.hit ? plain : "");
    }
    streams.out << (snippet.text_behind ? "…" : "") << "\n";
  }
  if (!explain) return;
  for (const search::TermContribution& share : hit.contributions) {
    std::snprintf(score, sizeof score, "%9.4f  ", share.weight);
    const std::string& fields = share.field_names;
    char part[16];
    std::snprintf(part, sizeof part, "%3.0f%%  ",
                  hit.score > 0 ? 100 * share.weight / hit.score : 0);
    streams.out << "   " << score << part << describe(share) << (fields.empty() ? "" : " in ")
                << fields << "\n";
  }
}

void print_facets(const search::Response& response, const Streams& streams) {
  constexpr std::size_t kMost = 12;
  for (const search::Facet& facet : response.facets) {
    streams.out << "\n" << facet.label << " (" << facet.name << ")\n";
    std::size_t shown = 0;
    std::size_t left_out = 0;
    for (const search::FacetValue& value : facet.values) {
      if (!value.selected && (value.count == 0 || shown >= kMost)) {
        ++left_out;
        continue;
      }
      ++shown;
      streams.out << "  " << (value.selected ? "* " : "  ") << in_one_line(value.value) << "  "
                  << value.count;
      if (value.parent) streams.out << "  (part of " << in_one_line(*value.parent) << ")";
      streams.out << "\n";
    }
    if (left_out > 0) streams.out << "    … " << left_out << " more values\n";
  }
}

void print_text(const search::Response& response, bool explain, const Streams& streams) {
  print_rewrites(response.rewrites, streams);
  streams.err << response.plan;
  streams.out << base::counted(response.total, "initiative");
  if (response.records) streams.out << " in " << base::counted(*response.records, "record");
  if (response.total > response.hits.size() && !response.hits.empty()) {
    streams.out << ", " << response.hits.front().rank << " to " << response.hits.back().rank
                << " shown";
  }
  streams.out << "\n";
  if (response.suggestion)
    streams.out << "Did you mean: " << in_one_line(*response.suggestion) << "\n";
  if (response.total == 0)
    streams.out << "Nothing meets all of it. Try fewer or shorter words, or leave out a filter.\n";
  for (const Hit& hit : response.hits) {
    print_hit(hit, explain, streams);
  }
  if (response.total > 0) print_facets(response, streams);
}

}  // namespace

/// Every hit, row by row.
void print_csv(search::Searcher& searcher, const search::Request& request, const Streams& streams) {
  const search::Searcher::Listing hits = searcher.list(request);
  print_rewrites(hits.rewrites, streams);
  const api::HitsTable table(searcher.database());
  streams.out << table.csv_header();
  for (std::size_t i = 0; i < hits.documents.size(); ++i)
    streams.out << table.csv_row(i + 1, searcher.record(hits.documents[i]));
}

int run_search(const Words& words, const Streams& streams) {
  Options options("search", "[OPTION]... QUERY",
                  "Shows the initiatives that QUERY finds, best first, and how they divide. An "
                  "empty QUERY finds all.");
  options.database()
      .list("city", "NAME", "only of this city (may be given again)")
      .list("department", "NAME", "only of this department and its parts (may be given again)")
      .list("category", "NAME", "only of this category (may be given again)")
      .list("edition", "NAME", "only of this edition (may be given again)")
      .list(
          "change", "NAME",
          "only those so changed since the edition before: 新規掲載, 記載変更, 所管替え, 変更なし")
      .list("due", "YEAR",
            "only where something is due in this fiscal year: 2029, R11 (may be given again)")
      .list("facet", "NAME=VALUE", "only with this value of a further facet (may be given again)")
      .list("off", "WHAT",
            "take back an interpretation, as the answer calls it (may be given again)")
      .text("group", "none|initiative",
            "initiative: editions of one are one hit, of the newest that is found (none)")
      .text("sort", "ORDER", "relevance, department, category, title or source")
      .text("limit", "N", "hits to show, 1 to 1000 (10); csv shows all")
      .text("offset", "N", "hits to pass over (0)")
      .flag("explain", "show the plan of the query, and what each term gave to a hit's score")
      .text("format", "text|json|csv", "(text)")
      .rest("query");
  if (!options.parse(words, streams)) return kDone;
  search::Request request;
  request.query = options.words_of("query");
  request.filters = filters_of(options, search::built_in_facets());
  for (const std::string& pair : options.list_of("facet")) {
    if (pair.find('=') == std::string::npos) {
      throw base::Error(base::Code::kUsage, "--facet " + pair + " has no value",
                        "give it as --facet NAME=VALUE");
    }
    const std::string name = pair.substr(0, pair.find('='));
    const std::string value = pair.substr(pair.find('=') + 1);
    auto filter = std::find_if(request.filters.begin(), request.filters.end(),
                               [&](const auto& f) { return f.facet == name; });
    if (filter == request.filters.end()) filter = request.filters.insert(filter, {name, {}});
    filter->values.push_back(value);
  }
  request.by_initiative = options.choice_of("group", search::kGroupNames) == "initiative";
  request.sort = search::sort_named(options.choice_of("sort", search::kSortNames));
  request.limit = options.number_of("limit", 10, 1, 1000);
  request.offset = options.number_of("offset", 0, 0, 999'999'999);
  request.explain = options.has("explain");
  request.off = options.list_of("off");
  const std::string format = options.choice_of("format", {"text", "json", "csv"});

  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  if (!searcher.warning().empty()) streams.err << "warning: " << searcher.warning() << "\n";
  if (format == "csv") {
    print_csv(searcher, request, streams);
    return kDone;
  }
  const search::Response response = searcher.search(request);
  if (format == "json") {
    streams.out << api::to_json(response) << "\n";
  } else {
    print_text(response, request.explain, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
