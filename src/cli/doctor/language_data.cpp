// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language_data.hpp"
#include <filesystem>

#include "analysis/analyser.hpp"
#include "analysis/own_words.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/doctor/finding.hpp"
#include "query/synonyms.hpp"

namespace torikumi::cli {

std::vector<Finding> look_at_language_data() {
  using Level = Finding::Level;
  std::vector<Finding> found;
  try {
    const std::string own = analysis::own_words_path();
    std::error_code error;
    std::vector<std::string> own_faults;
    std::vector<analysis::OwnWord> own_words;
    if (std::filesystem::exists(own, error))
      own_words = analysis::parse_own_words(base::read_file(own), own, &own_faults);
    const analysis::Dictionary dictionary(analysis::text_of(own_words));
    found.push_back(
        {"dictionary", Level::kGood,
         "JUMAN, with the words of policy text from " + analysis::language_file("user.dic"), ""});
    if (!own_faults.empty()) {
      found.push_back({"own words", Level::kWrong, own_faults.front(),
                       "mend the line; until then torikumi index refuses to run"});
    } else if (!own_words.empty()) {
      found.push_back(
          {"own words", Level::kGood, base::counted(own_words.size(), "word") + " in " + own, ""});
    }
    const std::vector<query::SynonymFile> files = query::read_synonym_files();
    analysis::Analyser analyser(dictionary);
    std::vector<std::string> faults;
    const query::Synonyms synonyms(files, analyser, &faults);
    std::string paths;
    for (const query::SynonymFile& each : files) paths += (paths.empty() ? "" : ", ") + each.path;
    if (faults.empty()) {
      found.push_back({"synonyms", Level::kGood,
                       base::counted(synonyms.groups(), "group") + " in " + paths, ""});
    } else {
      found.push_back(
          {"synonyms", Level::kWrong, faults.front(),
           "mend the line (in one of " + paths + "); until then such lines are passed over"});
    }
  } catch (const base::Error& error) {
    found.push_back(
        {found.empty() ? "dictionary" : "synonyms", Level::kWrong, error.what(), error.hint()});
  }
  return found;
}

}  // namespace torikumi::cli
