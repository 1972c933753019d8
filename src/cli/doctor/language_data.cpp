// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language_data.hpp"

#include "analysis/analyser.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/doctor/finding.hpp"
#include "query/synonyms.hpp"

namespace torikumi::cli {

std::vector<Finding> look_at_language_data() {
  using Level = Finding::Level;
  std::vector<Finding> found;
  try {
    const analysis::Dictionary dictionary;
    found.push_back(
        {"dictionary", Level::kGood,
         "JUMAN, with the words of policy text from " + analysis::language_file("user.dic"), ""});
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
