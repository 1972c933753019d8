// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/themes.hpp"

#include <algorithm>
#include <set>

#include "index/xapian_errors.hpp"
#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {

Themes::Themes(index::Database& database) : database_(database) {
  index::translate_xapian_errors(database_.directory(), [&] {
    themes_ = index::decode_themes(
        database_.xapian().get_metadata(std::string(schema::metadata::kThemes)));
    const auto values = database_.doc_values();
    const std::vector<std::string>& labels = values->column(schema::slot::kDepartment).labels();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (database_.collection().is_ward(values->departments()[i].name))
        departments_.push_back(labels[i]);
    }
    if (departments_.empty()) departments_ = labels;
  });
  for (std::size_t i = 0; i < themes_.size(); ++i) {
    for (const std::string& id : themes_[i].ids) theme_of_.emplace(id, i);
  }
}

std::string Themes::department_of(const schema::Record& record) {
  return text::comparison_key(database_.doc_values()->department_label(
      record.city, database_.collection().present_name(record[schema::Field::kDepartment])));
}

Theme Themes::theme(std::size_t number) {
  const index::StoredTheme& stored = themes_.at(number);
  Theme theme{number, stored.terms, {}, {}, {}};
  index::translate_xapian_errors(database_.directory(), [&] {
    for (const std::string& id : stored.ids) {
      if (const auto document = database_.find(id))
        theme.initiatives.push_back(database_.record(*document)->record);
    }
  });
  std::set<std::string> in;
  for (const schema::Record& record : theme.initiatives) in.insert(department_of(record));
  for (const std::string& department : departments_) {
    (in.contains(text::comparison_key(department)) ? theme.wards : theme.missing)
        .push_back(department);
  }
  return theme;
}

std::vector<Theme> Themes::all() {
  std::vector<Theme> all;
  for (std::size_t i = 0; i < themes_.size(); ++i) all.push_back(theme(i));
  return all;
}

std::optional<std::size_t> Themes::of(const std::string& id) const {
  const auto found = theme_of_.find(id);
  return found == theme_of_.end() ? std::nullopt : std::optional(found->second);
}

bool Themes::any_of(std::size_t number, const DocumentSet& documents) {
  return index::translate_xapian_errors(database_.directory(), [&] {
    const std::vector<std::string>& ids = themes_.at(number).ids;
    return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      const auto document = database_.find(id);
      return document && documents.contains(*document);
    });
  });
}

std::size_t Themes::elsewhere(const std::string& id) {
  const auto number = of(id);
  if (!number) return 0;
  const Theme whole = theme(*number);
  const auto own = std::find_if(whole.initiatives.begin(), whole.initiatives.end(),
                                [&](const schema::Record& record) { return record.id == id; });
  if (own == whole.initiatives.end()) return 0;
  std::set<std::string> others;
  for (const std::string& each : departments_) others.insert(text::comparison_key(each));
  others.erase(department_of(*own));
  const std::string city = text::comparison_key(own->city);
  return static_cast<std::size_t>(std::count_if(
      whole.initiatives.begin(), whole.initiatives.end(), [&](const schema::Record& r) {
        return text::comparison_key(r.city) == city && others.contains(department_of(r));
      }));
}

}  // namespace torikumi::search
