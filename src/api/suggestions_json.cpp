// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/suggestions_json.hpp"

#include <boost/json.hpp>

namespace torikumi::api {

const char* name_of(index::EntryKind kind) {
  switch (kind) {
    case index::EntryKind::kTitle:
      return "title";
    case index::EntryKind::kDepartment:
      return "department";
    case index::EntryKind::kCategory:
      return "category";
    case index::EntryKind::kWord:
      break;
  }
  return "word";
}

std::string to_json(const std::vector<index::VocabularyEntry>& suggestions) {
  namespace json = boost::json;
  json::array all;
  for (const index::VocabularyEntry& entry : suggestions) {
    all.push_back(
        json::object{{"text", entry.text}, {"kind", name_of(entry.kind)}, {"count", entry.count}});
  }
  return json::serialize(json::object{{"suggestions", std::move(all)}});
}

}  // namespace torikumi::api
