// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi catalogue: whether the sources of a catalogue can be read, before anything is indexed.
#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "api/json_text.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/findings.hpp"
#include "cli/options.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"
#include "indexing/inputs.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;

/// What a person could add to the catalogue.
std::vector<std::string> wants_of(const schema::Catalogue& catalogue) {
  std::vector<std::string> wants;
  const auto& sources = catalogue.sources;
  const auto tell = [&](const std::string& what, auto lacks) {
    const auto count =
        static_cast<std::size_t>(std::count_if(sources.begin(), sources.end(), lacks));
    if (count > 0 && count < sources.size())
      wants.push_back(std::to_string(count) + " of " + base::counted(sources.size(), "source") +
                      (count == 1 ? " has" : " have") + " no " + what + " in the catalogue");
    if (count > 0 && count == sources.size())
      wants.push_back("no source has a " + what + " in the catalogue");
  };
  tell("licence", [](const auto& each) { return each.document.licence.empty(); });
  tell("url", [](const auto& each) { return each.document.url.empty(); });
  return wants;
}

}  // namespace

int run_catalogue(const Words& words, const Streams& streams) {
  Options options("catalogue", "check [OPTION]... FILE",
                  "Reads a catalogue, the collections that it names and all of its sources, and "
                  "tells source by source what\n"
                  "torikumi index --catalogue FILE would find. Changes nothing.");
  options.text("format", "text|json", "of the answer (text)").rest("word");
  if (!options.parse(words, streams)) return kDone;
  const std::vector<std::string> given = options.list_of("word");
  if (given.size() != 2 || given.front() != "check")
    throw base::Error(base::Code::kUsage, "which catalogue to check is not said",
                      "torikumi catalogue check FILE");
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  indexing::SyncRequest request;
  request.catalogue = schema::read_catalogue(given[1]);
  request.keep_going = true;
  // What torikumi index reads first must be there.
  if (const std::string& pairs = request.catalogue->whole.lineage_pairs; !pairs.empty())
    base::read_file(std::filesystem::path(given[1]).replace_filename(pairs));
  indexing::Inputs inputs(request, {});
  std::uint64_t records = 0;
  {
    ProgressBar bar(streams);
    records = inputs
                  .read(request.catalogue->whole, nullptr,
                        [&](const base::Progress& progress) { bar.show(progress); })
                  .records.size();
  }
  const std::vector<std::string> wants = wants_of(*request.catalogue);
  if (as_json) {
    streams.out << api::json_text(json::object{{"records", records},
                                               {"sources", sources_json(inputs.reports())},
                                               {"wants", json::value_from(wants)}})
                << "\n";
  } else {
    print_sources(inputs.reports(), streams.out);
    for (const std::string& each : wants) streams.out << each << "\n";
    streams.out << base::counted(records, "initiative") << " of "
                << base::counted(inputs.reports().size(), "source") << "\n";
  }
  return has_faults(inputs.reports()) ? kFailed : kDone;
}

}  // namespace torikumi::cli
