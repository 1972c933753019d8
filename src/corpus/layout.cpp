// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/layout.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

constexpr std::size_t kId = schema::kFieldCount;
constexpr std::size_t kEdition = kId + 1;
constexpr std::size_t kFurther = kEdition + 1;

}  // namespace

Columns::Columns(const schema::Collection& collection) : collection_(collection) {
  const auto add = [&](std::size_t column, const std::vector<std::string>& spellings) {
    for (std::size_t rank = 0; rank < spellings.size(); ++rank) {
      by_key_.emplace(text::comparison_key(spellings[rank]), Match{column, rank});
    }
  };
  for (std::size_t i = 0; i < schema::kFieldCount; ++i) add(i, collection.columns[i]);
  add(kId, collection.id_columns);
  add(kEdition, collection.edition_columns);
  for (std::size_t i = 0; i < collection.further.size(); ++i) {
    add(kFurther + i, collection.further[i].columns);
  }
  count_ = kFurther + collection.further.size();
}

std::optional<Columns::Match> Columns::find(std::string_view header) const {
  const auto found = by_key_.find(text::comparison_key(header));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

void Columns::put(Row& row, std::size_t column, std::string cell) const {
  if (column < schema::kFieldCount) {
    row.fields[column] = std::move(cell);
  } else if (column == kId) {
    row.id = std::move(cell);
  } else if (column == kEdition) {
    row.edition = std::move(cell);
  } else {
    row.further[column - kFurther] = std::move(cell);
  }
}

bool Columns::suffice(const std::vector<bool>& present) const {
  using schema::Field;
  using schema::index_of;
  const auto has = [&](std::size_t column) { return column < present.size() && present[column]; };
  if (!has(index_of(Field::kTitle))) return false;
  if (!has(index_of(Field::kCurrent)) && !has(index_of(Field::kDirection))) return false;
  if (has(kId)) return true;
  return std::all_of(collection_.identity.begin(), collection_.identity.end(),
                     [&](const std::string& name) {
                       if (name == "edition")
                         return true;  // the collection or the file name may say it
                       if (const auto field = schema::field_named(name))
                         return has(index_of(*field));
                       for (std::size_t i = 0; i < collection_.further.size(); ++i) {
                         if (collection_.further[i].name == name) return has(kFurther + i);
                       }
                       return false;
                     });
}

std::string Columns::wanted() const {
  std::string list;
  for (const schema::FieldInfo& each : schema::kFields) {
    const auto& spellings = collection_.columns[schema::index_of(each.field)];
    list += (list.empty() ? "" : ", ") + spellings.front() + " (" + std::string(each.name) + ")";
  }
  return list;
}

void Columns::refuse(const std::string& source, std::uint32_t line, const std::string& seen) const {
  throw base::Error(
      base::Code::kBadInput,
      source + ": line " + std::to_string(line) +
          ": these columns are not known to the collection \"" + collection_.name +
          "\". Seen: " + seen + ". Wanted: " + wanted(),
      "write a collection file that names your columns (index/collections/README.md) and give it "
      "with --collection");
}

std::optional<Layout> read_header(const std::vector<std::string>& cells, const Columns& columns) {
  Layout layout;
  layout.column_at.resize(cells.size());
  // Of two headers that mean the same column, the spelling listed first is meant: 現状 before 課題.
  struct Holder {
    std::size_t place;
    std::size_t rank;
  };
  std::vector<std::optional<Holder>> holder(columns.size());
  std::vector<bool> present(columns.size());
  std::vector<std::string> names;
  for (const std::string& cell : cells) names.push_back(text::without_markup(cell));
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const auto match = columns.find(names[place]);
    if (!match) continue;
    auto& held = holder[match->column];
    if (held && held->rank <= match->rank) continue;
    if (held) layout.column_at[held->place].reset();
    held = Holder{place, match->rank};
    layout.column_at[place] = match->column;
    present[match->column] = true;
  }
  if (!columns.suffice(present)) return std::nullopt;
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const bool empty = text::comparison_key(names[place]).empty();
    if (!layout.column_at[place] && !empty) layout.unused.push_back(names[place]);
  }
  return layout;
}

}  // namespace torikumi::corpus
