// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/suggestions_json.hpp"

#include <boost/json.hpp>

namespace torikumi::server::api {

const char* name_of(store::EntryKind kind) {
  switch (kind) {
    case store::EntryKind::kTitle:
      return "title";
    case store::EntryKind::kDepartment:
      return "department";
    case store::EntryKind::kCategory:
      return "category";
    case store::EntryKind::kWord:
      break;
  }
  return "word";
}

std::string to_json(const std::vector<store::VocabularyEntry>& suggestions) {
  namespace json = boost::json;
  json::array all;
  for (const store::VocabularyEntry& entry : suggestions) {
    all.push_back(
        json::object{{"text", entry.text}, {"kind", name_of(entry.kind)}, {"count", entry.count}});
  }
  return json::serialize(json::object{{"suggestions", std::move(all)}});
}

}  // namespace torikumi::server::api
