// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/layout.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

constexpr std::size_t kId = schema::kFieldCount;
constexpr std::size_t kEdition = kId + 1;
constexpr std::size_t kCity = kEdition + 1;
constexpr std::size_t kFurther = kCity + 1;

/// Any spelling as it is listed goes before one with a remark.
constexpr std::size_t kRemarkRank = 1000;

/// A header's key without the bracket that it ends in: "現状(案)" → "現状".
std::string_view without_remark(std::string_view key) {
  if (!key.ends_with(')') && !key.ends_with(']')) return key;
  const std::size_t open = key.find_last_of("([");
  return open == std::string_view::npos ? key : key.substr(0, open);
}

}  // namespace

Columns::Columns(const schema::Collection& collection) : collection_(collection) {
  const auto add = [&](std::size_t column, const std::vector<std::string>& spellings) {
    for (std::size_t rank = 0; rank < spellings.size(); ++rank) {
      by_key_.emplace(text::comparison_key(spellings[rank]), Match{column, rank});
    }
  };
  for (std::size_t i = 0; i < schema::kFieldCount; ++i) add(i, collection.columns[i]);
  add(kId, collection.id_columns);
  add(kEdition, collection.edition.columns);
  add(kCity, collection.city.columns);
  for (std::size_t i = 0; i < collection.further.size(); ++i) {
    add(kFurther + i, collection.further[i].columns);
  }
  count_ = kFurther + collection.further.size();
  joined_.resize(count_);
  std::copy(collection.is_joined.begin(), collection.is_joined.end(), joined_.begin());
  for (std::size_t i = 0; i < collection.further.size(); ++i)
    joined_[kFurther + i] = collection.further[i].is_joined;
}

std::optional<Columns::Match> Columns::find(std::string_view header, std::size_t nth) const {
  const std::string key = text::comparison_key(header);
  const auto numbered = by_key_.find(key + "#" + std::to_string(nth));
  if (numbered != by_key_.end()) return numbered->second;
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  const auto found = by_key_.find(without_remark(key));
  if (found == by_key_.end()) return std::nullopt;
  return Match{found->second.column, found->second.rank + kRemarkRank, true};
}

bool Columns::is_prose(std::size_t column) const {
  if (column < schema::kFieldCount) return schema::is_prose(collection_.fields->all()[column]);
  return column >= kFurther && collection_.further[column - kFurther].is_text;
}

std::string Columns::label_name(std::size_t column) const {
  if (column == kEdition) return "edition";
  if (column == kCity) return "city";
  const bool is_label = column < schema::kFieldCount && schema::kFields[column].is_label;
  return is_label ? std::string(schema::kFields[column].name) : "";
}

void Columns::put(Row& row, std::size_t column, std::string cell) const {
  std::string& place = column < schema::kFieldCount ? row.fields[column]
                       : column == kId              ? row.id
                       : column == kEdition         ? row.edition
                       : column == kCity            ? row.city
                                                    : row.further[column - kFurther];
  if (joined_[column] && !place.empty()) {
    if (!cell.empty()) place += "\n" + cell;
  } else {
    place = std::move(cell);
  }
}

void Columns::name(Row& row, std::size_t column, const std::string& header) const {
  if (column < schema::kFieldCount) row.headers[column] = header;
}

std::string Columns::missing(const std::vector<bool>& present) const {
  using schema::Field;
  using schema::index_of;
  const auto has = [&](std::size_t column) { return column < present.size() && present[column]; };
  std::string list;
  const auto lack = [&](std::string_view name, const std::vector<std::string>& spellings) {
    constexpr std::size_t kMost = 3;
    list += (list.empty() ? "" : "; ") + std::string(name) + " (";
    for (std::size_t i = 0; i < std::min(kMost, spellings.size()); ++i)
      list += (i > 0 ? ", " : "") + spellings[i];
    list += spellings.size() > kMost ? ", …)" : ")";
  };
  if (!has(kId)) {
    for (const std::string& name : collection_.identity) {
      if (schema::is_stated(name)) continue;  // the collection or the file name may say it
      if (const auto field = schema::field_named(name)) {
        if (!has(index_of(*field))) lack(name, collection_.columns[index_of(*field)]);
        continue;
      }
      for (std::size_t i = 0; i < collection_.further.size(); ++i) {
        const schema::FurtherColumn& column = collection_.further[i];
        if (column.name == name && !has(kFurther + i)) lack(name, column.columns);
      }
    }
  }
  bool says_something =
      std::any_of(schema::kFields.begin(), schema::kFields.end(),
                  [&](const auto& each) { return !each.is_label && has(index_of(each.field)); });
  for (std::size_t i = 0; i < collection_.further.size(); ++i)
    says_something = says_something || (collection_.further[i].is_text && has(kFurther + i));
  if (!says_something && list.empty()) lack("title", collection_.columns[index_of(Field::kTitle)]);
  return list;
}

std::vector<bool> Columns::present_among(const std::vector<std::string>& headers) const {
  std::vector<bool> present(count_);
  for (const std::string& header : headers) {
    if (const auto match = find(header)) present[match->column] = true;
  }
  return present;
}

void Columns::refuse(const schema::Origin& header, const std::vector<std::string>& seen) const {
  const auto list = [](const std::vector<std::string>& names) {
    constexpr std::size_t kMostSeen = 20;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMostSeen); ++i)
      text += (i > 0 ? ", " : "") + std::string(base::clip(names[i], 60));
    if (names.size() > kMostSeen) text += ", … (" + std::to_string(names.size()) + " columns)";
    return text.empty() ? "none" : text;
  };
  std::vector<std::string> wanted;
  for (const schema::FieldInfo& each : schema::kFields) {
    const auto& spellings = collection_.columns[schema::index_of(each.field)];
    wanted.push_back(spellings.front() + " (" + std::string(each.name) + ")");
  }
  throw base::Error(
      base::Code::kBadInput,
      place_of(header) + ": these columns are not known to the collection \"" + collection_.name +
          "\". Seen: " + list(seen) + ". Wanted: " + list(wanted) +
          ". Missing: " + missing(present_among(seen)),
      "torikumi inspect FILE... tells what the columns look like, and --write writes a collection "
      "file to give with --collection; index --accept-guess reads by the guess as it is");
}

void tell_unused(const schema::Origin& header, const std::vector<std::string>& names,
                 RowSink& sink) {
  constexpr std::size_t kMostNamed = 10;
  if (names.empty()) return;
  if (names.size() == 1) {
    sink.warning({header, names.front(),
                  "this column is not kept; a collection file can name it ([[further]])", true});
    return;
  }
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
    list += (i > 0 ? ", " : "") + std::string(base::clip(names[i], 60));
  if (names.size() > kMostNamed) list += ", …";
  sink.warning({header, "",
                std::to_string(names.size()) + " columns are not kept (" + list +
                    "); a collection file can name them ([[further]])",
                true});
}

std::optional<Layout> read_header(const std::vector<std::string>& cells, const Columns& columns) {
  Layout layout;
  layout.column_at.resize(cells.size());
  layout.has_remark.resize(cells.size());
  // Of two headers that mean the same column, the spelling listed first is meant: 現状 before 課題.
  struct Holder {
    std::size_t place;
    std::size_t rank;
  };
  std::vector<std::optional<Holder>> holder(columns.size());
  std::vector<bool> present(columns.size());
  std::vector<std::string>& names = layout.headers;
  for (const std::string& cell : cells) names.push_back(text::without_markup(cell));
  std::map<std::string, std::size_t> seen;  // how often each name stood so far
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const auto match = columns.find(names[place], ++seen[text::comparison_key(names[place])]);
    if (!match) continue;
    auto& held = holder[match->column];
    const bool is_joined = columns.is_joined(match->column);
    if (held && !is_joined && held->rank <= match->rank) continue;
    if (held && !is_joined) layout.column_at[held->place].reset();
    held = Holder{place, match->rank};
    layout.column_at[place] = match->column;
    layout.has_remark[place] = match->has_remark;
    present[match->column] = true;
  }
  if (!columns.missing(present).empty()) return std::nullopt;
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const bool empty = text::comparison_key(names[place]).empty();
    if (!layout.column_at[place] && !empty) layout.unused.push_back(names[place]);
  }
  return layout;
}

Resemblance resemblance(const std::vector<std::string>& cells, const Columns& columns,
                        const Layout& layout) {
  constexpr std::size_t kLongestHeader = 90;  // bytes: a cell of prose need not be looked up
  Resemblance found;
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const std::string& cell = cells[place];
    const bool known_place = place < layout.headers.size();
    if (cell.size() <= kLongestHeader && known_place && !layout.headers[place].empty() &&
        text::comparison_key(cell) == text::comparison_key(layout.headers[place])) {
      ++found.filled;
      ++found.same_place;
      continue;
    }
    if (text::comparison_key(cell).empty()) continue;
    ++found.filled;
    if (cell.size() > kLongestHeader) continue;
    const auto match = columns.find(text::without_markup(cell));
    if (!match) continue;
    const bool same = place < layout.column_at.size() && layout.column_at[place] == match->column;
    ++(same ? found.same_place : found.elsewhere);
  }
  return found;
}

}  // namespace torikumi::corpus
