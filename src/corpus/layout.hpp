// SPDX-License-Identifier: GPL-2.0-or-later
/// Layout: which place of a row, or which key of an object, is which column of the collection.
///
///   局・区・室 | 課題の名称 | 項目 | 現状 | 取組の方向性  →  department, title, category, current,
///   direction
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/row.hpp"
#include "schema/collection.hpp"

namespace torikumi::corpus {

/// Knows every spelling of every column of a collection.
class Columns {
 public:
  explicit Columns(const schema::Collection& collection);

  /// A column of the collection, as a number; `rank` tells how early its spelling is listed. A
  /// header may bear a remark in brackets behind it: 現状（案） is 現状. Where a table has several
  /// headers of one name, "国庫支出金#2" is the second of them.
  struct Match {
    std::size_t column = 0;
    std::size_t rank = 0;
    bool has_remark = false;
  };
  /// `nth`: the how-manieth header of this name it is, from 1.
  std::optional<Match> find(std::string_view header, std::size_t nth = 1) const;

  /// Whether the collection joins several headers to this column.
  bool is_joined(std::size_t column) const { return joined_[column]; }

  /// Text beside the title: current state, direction, a further text.
  bool is_prose(std::size_t column) const;

  /// "department", "category", "edition" or "city" for those columns; else "".
  std::string label_name(std::size_t column) const;

  /// Puts a cell where its column belongs; of a joined column, below what stands there.
  void put(Row& row, std::size_t column, std::string cell) const;

  /// Notes what the source calls a field; further columns have names of their own.
  void name(Row& row, std::size_t column, const std::string& header) const;

  /// What these columns lack to make a row: an id or what identifies one, and a title or a text;
  /// "department (局・区・室, 所管, …)". Empty where they suffice.
  std::string missing(const std::vector<bool>& present) const;

  std::size_t size() const { return count_; }

  /// The error for a layout that is not known. Names the columns seen, those wanted, and those that
  /// are missing.
  [[noreturn]] void refuse(const schema::Origin& header,
                           const std::vector<std::string>& seen) const;

 private:
  std::vector<bool> present_among(const std::vector<std::string>& headers) const;

  const schema::Collection& collection_;
  std::map<std::string, Match, std::less<>> by_key_;
  std::vector<bool> joined_;
  std::size_t count_ = 0;
};

/// One warning for all columns that a table has and the collection does not name.
void tell_unused(const schema::Origin& header, const std::vector<std::string>& names,
                 RowSink& sink);

/// Places of a table's columns, read off its header line.
struct Layout {
  std::vector<std::optional<std::size_t>> column_at;  ///< for each place of the row, its column
  std::vector<bool> has_remark;                       ///< for each place, whether it bears one
  std::vector<std::string> headers;                   ///< for each place, its header, markup off
  std::vector<std::string> unused;                    ///< headers that no column is called by
};

/// The layout that this row declares if it is a header, else nothing.
std::optional<Layout> read_header(const std::vector<std::string>& cells, const Columns& columns);

/// How far a row that declares no layout looks like a header all the same.
struct Resemblance {
  std::size_t filled = 0;      ///< cells that hold anything
  std::size_t same_place = 0;  ///< of them, spellings of the column that stands at their place
  std::size_t elsewhere = 0;   ///< of them, spellings of another column
};
Resemblance resemblance(const std::vector<std::string>& cells, const Columns& columns,
                        const Layout& layout);

}  // namespace torikumi::corpus
