// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi analyse: what the analyser makes of a text, stage by stage.
#include <boost/json.hpp>
#include <ostream>
#include <span>

#include "analysis/analyser.hpp"
#include "analysis/own_words.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "text/milestones.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;

/// Columns that a terminal gives a text: two for a wide character.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    columns += d.code_point >= 0x1100 ? 2 : 1;
    i += d.bytes;
  }
  return columns;
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t width = columns_of(text);
  return text + std::string(width < columns ? columns - width : 1, ' ');
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

constexpr const char* kKinds[] = {"date", "figure", "recurring"};
constexpr const char* kTenses[] = {"past", "present", "aim"};

/// 2026 fiscal, 2019-04.
std::string printed(const text::Date& date) {
  std::string text = std::to_string(date.year);
  if (date.month) text += (*date.month < 10 ? "-0" : "-") + std::to_string(*date.month);
  return text + (date.is_fiscal ? " fiscal" : "");
}

void print_milestones(const std::string& text, const std::vector<text::Milestone>& milestones,
                      const Streams& streams) {
  for (const text::Milestone& each : milestones) {
    streams.out << "\n"
                << kKinds[static_cast<std::size_t>(each.kind)] << ": "
                << base::slice(text, each.range) << " → "
                << kTenses[static_cast<std::size_t>(each.tense)];
    if (each.date) streams.out << ", " << printed(*each.date);
    if (each.is_due()) streams.out << ", due";
  }
  if (!milestones.empty()) streams.out << "\n";
}

json::array milestones_json(const std::string& text,
                            const std::vector<text::Milestone>& milestones) {
  json::array all;
  for (const text::Milestone& each : milestones) {
    json::object object{{"kind", kKinds[static_cast<std::size_t>(each.kind)]},
                        {"text", base::slice(text, each.range)},
                        {"tense", kTenses[static_cast<std::size_t>(each.tense)]},
                        {"due", each.is_due()}};
    if (each.date) {
      object["year"] = each.date->year;
      object["fiscal"] = each.date->is_fiscal;
      if (each.date->month) object["month"] = *each.date->month;
    }
    if (each.value > 0) object["value"] = each.value;
    if (!each.unit.empty()) object["unit"] = each.unit;
    all.push_back(std::move(object));
  }
  return all;
}

void print_table(const analysis::Analysis& analysis, const Streams& streams) {
  streams.out << "normal form: " << analysis.normal.text << "\n\n"
              << padded("token", 20) << padded("part of speech", 28) << padded("lemma", 18)
              << padded("reading", 18) << "terms\n";
  for (const analysis::Token& token : analysis.tokens) {
    streams.out << padded(std::string(base::slice(analysis.normal.text, token.normal)), 20)
                << padded(token.entry->part_of_speech + (token.entry->known ? "" : " (unknown)"),
                          28)
                << padded(token.entry->lemma, 18) << padded(token.entry->reading, 18)
                << joined(token.terms) << "\n";
  }
  for (const analysis::Compound& compound : analysis.compounds) {
    streams.out << "\ncompound: " << base::slice(analysis.normal.text, compound.normal) << " → "
                << compound.term;
  }
  if (!analysis.compounds.empty()) streams.out << "\n";
}

std::string to_json(const std::string& text, const analysis::Analysis& analysis,
                    const std::vector<text::Milestone>& milestones) {
  json::array tokens;
  for (const analysis::Token& token : analysis.tokens) {
    tokens.push_back(json::object{{"token", base::slice(analysis.normal.text, token.normal)},
                                  {"begin", token.source.begin},
                                  {"end", token.source.end},
                                  {"part_of_speech", token.entry->part_of_speech},
                                  {"lemma", token.entry->lemma},
                                  {"reading", token.entry->reading},
                                  {"known", token.entry->known},
                                  {"terms", json::value_from(token.terms)}});
  }
  json::array compounds;
  for (const analysis::Compound& compound : analysis.compounds)
    compounds.emplace_back(compound.term);
  return json::serialize(json::object{{"text", text},
                                      {"normal", analysis.normal.text},
                                      {"tokens", std::move(tokens)},
                                      {"compounds", std::move(compounds)},
                                      {"milestones", milestones_json(text, milestones)}});
}

}  // namespace

int run_analyse(const Words& words, const Streams& streams) {
  Options options("analyse", "[OPTION]... TEXT",
                  "Shows what the analyser makes of a text: normal form, tokens, terms, dates and "
                  "figures.");
  options.flag("plan", "read dates as a text reads that says what is to be done")
      .text("format", "text|json", "(text)")
      .rest("text");
  if (!options.parse(words, streams)) return kDone;
  const std::string text = joined(options.list_of("text"));
  if (text.empty())
    throw base::Error(base::Code::kUsage, "no text is given", "torikumi analyse TEXT");
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const analysis::Dictionary dictionary(analysis::own_words_text());
  analysis::Analyser analyser(dictionary);
  const analysis::Analysis analysis = analyser.analyse(text);
  const std::vector<text::Milestone> milestones =
      text::milestones(analysis.normal, options.has("plan"));
  if (as_json) {
    streams.out << to_json(text, analysis, milestones) << "\n";
  } else {
    print_table(analysis, streams);
    print_milestones(text, milestones, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
