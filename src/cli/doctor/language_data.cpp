// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language_data.hpp"

#include "analysis/analyser.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/doctor/finding.hpp"
#include "query/synonyms.hpp"
#include "search/plan/planner.hpp"

namespace torikumi::cli {

std::vector<Finding> look_at_language_data() {
  using Level = Finding::Level;
  std::vector<Finding> found;
  try {
    const analysis::Dictionary dictionary;
    found.push_back(
        {"dictionary", Level::kGood,
         "JUMAN, with the words of policy text from " + analysis::language_file("user.dic"), ""});
    const std::string file = search::synonyms_file();
    analysis::Analyser analyser(dictionary);
    std::string fault;
    const query::Synonyms synonyms(base::read_file(file), file, analyser, &fault);
    if (fault.empty()) {
      found.push_back({"synonyms", Level::kGood,
                       base::counted(synonyms.groups(), "group") + " in " + file, ""});
    } else {
      found.push_back({"synonyms", Level::kWrong, fault,
                       "mend the line in " + file + "; until then such lines are passed over"});
    }
  } catch (const base::Error& error) {
    found.push_back(
        {found.empty() ? "dictionary" : "synonyms", Level::kWrong, error.what(), error.hint()});
  }
  return found;
}

}  // namespace torikumi::cli
