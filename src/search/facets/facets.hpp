// SPDX-License-Identifier: GPL-2.0-or-later
/// Facets: the values that records may be narrowed by, and how many hits each has.
///
///   department: 総務局 6 · 市民・こども局 4 (こども本部 1 of them) · 環境局 0
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "index/database.hpp"
#include "index/doc_values.hpp"
#include "search/request.hpp"

namespace torikumi::search {

/// A fiscal year as the facet of deadlines has it: 令和8（2026）年度.
std::string due_label(int year);

/// The facets of one generation, and all values of each.
class Facets {
 public:
  explicit Facets(index::Database& database);

  /// What of some documents the filters leave. Values of one facet are alternatives.
  std::vector<Xapian::docid> left(const std::vector<Xapian::docid>& documents,
                                  const std::vector<Filter>& filters) const;

  /// The values asked for that no record has, each behind its facet's label. Throws Error kUsage
  /// for a facet that there is not.
  std::vector<std::pair<std::string, std::string>> unknown(
      const std::vector<Filter>& filters) const;

  /// The department that is called so in some form: 中原, 中原区, 中原区役所; 環境局.
  std::optional<std::string> department_called(const std::string& name) const;

  /// The labels of each document that a facet is made of. Throws Error kUsage for none.
  const index::LabelColumn& column(const std::string& facet) const {
    return *definition(facet).column;
  }

  /// What of some hits the filters leave, and exact counts of every facet. A facet's counts leave
  /// out its own filter and obey the others. A department counts its parts too.
  struct Counted {
    std::uint32_t total = 0;
    std::vector<Facet> facets;
  };
  Counted count(const std::vector<Xapian::docid>& hits, const std::vector<Filter>& filters) const;

  /// The same of initiatives, whose newest edition `initiative_of` tells of each hit: one is
  /// counted once for a value, however many of its editions have it.
  using InitiativeOf = std::function<Xapian::docid(Xapian::docid)>;
  Counted count_initiatives(const std::vector<Xapian::docid>& hits,
                            const std::vector<Filter>& filters,
                            const InitiativeOf& initiative_of) const;

 private:
  struct Definition {
    std::string name;
    std::string label;
    const index::LabelColumn* column;  ///< of the doc values
    std::vector<std::string> values;   ///< in the order of names, those of the column first
    std::vector<std::string> names;    ///< of departments without their cities; else the values
    std::vector<std::optional<std::string>> parents;  ///< what each value is part of
    std::vector<std::vector<std::size_t>> parts;      ///< the labels that are part of each value
    /// The first of the values that are shown, all of them in their order: a due year is made of
    /// the sets that have it, which nobody asks for. 0: all, by their counts.
    std::size_t first_shown = 0;
  };
  /// The filters by the numbers of the facets.
  struct Filtering {
    std::vector<std::vector<bool>> wanted;  ///< values that are asked for; empty: all
    std::vector<std::vector<bool>> passes;  ///< labels of the column, likewise
  };
  Filtering filtering(const std::vector<Filter>& filters) const;
  /// Whether all filters let a hit pass (`facets` are all that there are), or one facet's alone
  /// stops it, which counts it then, for it leaves its own filter out; else nothing.
  struct Passed {
    bool all = false;
    std::size_t only = 0;
  };
  std::optional<Passed> passed(const Filtering& filtering, Xapian::docid hit) const;
  /// A facet with the counts of its values.
  Facet facet_of(const Definition& definition, const std::vector<bool>& wanted,
                 const std::vector<std::uint32_t>& counts) const;
  /// Which values are called by one of these names: a department by its present name or another,
  /// with its city or without.
  std::vector<bool> named(const Definition& facet, const std::vector<std::string>& wanted) const;
  /// Which values the facet's filter asks for; empty where it has none.
  std::vector<bool> wanted_of(const Definition& facet, const std::vector<Filter>& filters) const;
  /// For each value of a facet's column, whether those that are wanted let it pass; empty: all
  /// pass.
  static std::vector<bool> passing(const Definition& facet, const std::vector<bool>& is_wanted);
  /// The years in which something is due; each passes the sets that have it.
  void define_due();
  /// Puts wholes among the departments, and tells what is part of what.
  void set_parts(Definition& departments);
  const Definition& definition(const std::string& name) const;

  std::shared_ptr<const index::DocValues> values_;
  std::shared_ptr<const index::LabelColumn> changes_;
  std::shared_ptr<const index::DueYears> due_;
  std::vector<Definition> definitions_;
  const schema::Collection* collection_;
};

}  // namespace torikumi::search
