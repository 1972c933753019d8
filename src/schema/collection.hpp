// SPDX-License-Identifier: GPL-2.0-or-later
/// Collection: which columns mean what, what identifies a row, what weighs how much, who is a ward.
///
///   [columns]
///   department = ["局・区・室", "部署"]
///   [departments]
///   wards = ["*区役所"]
///
/// Read from a TOML file (index/collections/README.md is its description); a built-in one reads the
/// Kawasaki shape and plain JSON Lines.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/field_table.hpp"

namespace torikumi::schema {

/// A column beyond the five that the collection keeps. Those that are text are fields as well
/// (Collection::fields).
struct FurtherColumn {
  std::string name;                  ///< in JSON and queries: ASCII
  std::string label;                 ///< for people
  std::vector<std::string> columns;  ///< its spellings in headers
  bool is_joined = false;            ///< all of them make it together, in the table's order
  bool facet = false;
  bool is_text = false;
  double weight = 1;  ///< of a text: what a word in it counts
};

/// `pattern` holds "*" for any run of characters; the rest is compared by text::comparison_key.
struct Pattern {
  std::string pattern;
  bool matches(std::string_view value) const;
};

/// A label of whole sources: a column says it, or the file's name, or the collection for all.
struct StatedLabel {
  std::vector<std::string> columns;                      ///< spellings of the column
  std::string value;                                     ///< where neither column nor file says it
  std::vector<std::pair<Pattern, std::string>> by_file;  ///< file name → label

  /// Of a file whose rows say nothing.
  std::string of_file(std::string_view name) const;
};

/// True for the names of the two: "edition" and "city".
inline bool is_stated(std::string_view name) { return name == "edition" || name == "city"; }

/// A document that people know by a title, and the files that hold it.
struct NamedDocument {
  Pattern file;  ///< of a name, or where it holds a "/" of a path
  std::string title;
  std::string date;  ///< as people write it: 平成26年11月
  std::string url;
  std::string licence;  ///< as people write it: CC BY 4.0
};

/// Whose documents these are.
struct Site {
  std::string name;     ///< 川崎市
  std::string url;      ///< of the whole collection's page
  std::string contact;  ///< who answers questions: a section, a telephone number
};

struct Collection {
  std::string name;
  Site site;
  std::vector<NamedDocument> documents;
  std::array<std::vector<std::string>, kFieldCount> columns;  ///< spellings of each field's header
  std::array<bool, kFieldCount> is_joined{};  ///< all of them make the field together
  std::vector<std::string> id_columns;        ///< spellings of a column of ids
  StatedLabel edition;
  StatedLabel city;           ///< 自治体
  std::string lineage_pairs;  ///< file of pairs by hand, beside the collection's own; may be empty
  std::vector<std::string> identity;    ///< names of fields and further columns, edition, city
  std::vector<std::string> carry_down;  ///< labels whose empty cells mean the one above
  std::vector<Pattern> only_sheets;     ///< of workbooks; empty: every one whose header is known
  std::vector<Pattern> skipped_sheets;
  std::vector<Pattern> wards;
  std::vector<std::pair<std::string, std::string>> parts;  ///< part → the department it is part of
  /// What departments are also, or were formerly, called → what they are called now.
  std::vector<std::pair<std::string, std::string>> department_names;
  /// A code in front of a department's name ends with this: "＊" of み３３＊公園課. Empty: there is
  /// none.
  std::string department_code_end;
  std::vector<FurtherColumn> further;  ///< texts before the others, each as the file has them
  /// The fields and the further texts, with their weights; never null.
  std::shared_ptr<const FieldTable> fields;

  /// What the collection says of a file, or nullptr: of its path as it stands, else by a pattern of
  /// paths, else by one of names.
  const NamedDocument* document_of(std::string_view path) const;

  /// The names of the further columns, in their order.
  std::vector<std::string> further_names() const;
  bool is_ward(std::string_view department) const;
  /// What a department is called now: without a code in front, by the newest of its names. One that
  /// has no other name comes back as it is.
  std::string present_name(std::string_view department) const;
  /// The department that this one is part of, or nothing.
  std::optional<std::string> parent_of(std::string_view department) const;

  std::string source_text;  ///< the TOML it was read from; kept with the database
};

/// Reads a collection from TOML text. Throws Error kBadInput with `name`, line and what was
/// expected for wrong TOML, an unknown key, a wrong type, or a definition that cannot work.
Collection parse_collection(std::string_view toml, std::string_view name);

/// The collection used where none is given (index/collections/initiatives.toml, embedded).
const Collection& built_in_collection();

}  // namespace torikumi::schema
