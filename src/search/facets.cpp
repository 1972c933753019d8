// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/error.hpp"
#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

namespace prefix = schema::prefix;
namespace slot = schema::slot;

const Filter* filter_of(const std::vector<Filter>& filters, const std::string& facet) {
  const auto found = std::find_if(filters.begin(), filters.end(),
                                  [&](const Filter& f) { return f.facet == facet; });
  return found == filters.end() || found->values.empty() ? nullptr : &*found;
}

bool same_label(std::string_view a, std::string_view b) {
  return text::comparison_key(a) == text::comparison_key(b);
}

}  // namespace

Facets::Facets(store::Database& database) : collection_(&database.collection()) {
  definitions_.push_back(
      {"department", "局・区・室", std::string(prefix::kDepartment), slot::kDepartment, {}});
  definitions_.push_back({"category", "項目", std::string(prefix::kCategory), slot::kCategory, {}});
  definitions_.push_back({"edition", "版", std::string(prefix::kEdition), slot::kEdition, {}});
  for (std::size_t i = 0; i < collection_->further.size(); ++i) {
    if (!collection_->further[i].facet) continue;
    definitions_.push_back({collection_->further[i].name,
                            collection_->further[i].label,
                            std::string(prefix::kFurther) + std::to_string(i) + ":",
                            slot::kFurther + static_cast<Xapian::valueno>(i),
                            {}});
  }
  for (Definition& each : definitions_) {
    std::set<std::string>
        seen;  // slot values begin with a sort key, so the set is in the order of names
    for (auto it = database.xapian().valuestream_begin(each.slot);
         it != database.xapian().valuestream_end(each.slot); ++it) {
      seen.insert(*it);
    }
    // Labels that differ in blanks or width alone are one, as they are for a filter.
    std::set<std::string> keys;
    for (const std::string& value : seen) {
      const std::string_view label = store::label_of_value(value);
      if (keys.insert(text::comparison_key(label)).second) each.values.emplace_back(label);
    }
    if (each.name != "department") continue;
    for (const auto& [part, whole] : collection_->parts) {
      // A whole that has no record of its own is still there to be chosen, where its parts have
      // some.
      const auto is = [&](const std::string& label) {
        return std::any_of(each.values.begin(), each.values.end(),
                           [&](const std::string& v) { return same_label(v, label); });
      };
      if (is(part) && !is(whole)) each.values.push_back(whole);
    }
  }
  // A collection without editions has no such facet.
  std::erase_if(definitions_,
                [](const Definition& d) { return d.name == "edition" && d.values.empty(); });
}

const Facets::Definition& Facets::definition(const std::string& name) const {
  for (const Definition& each : definitions_) {
    if (each.name == name) return each;
  }
  std::string known;
  for (const Definition& each : definitions_) known += (known.empty() ? "" : ", ") + each.name;
  throw base::Error(base::Code::kUsage, "there is no facet " + name,
                    "this collection has " + known);
}

std::vector<std::pair<std::string, std::string>> Facets::unknown(
    const std::vector<Filter>& filters) const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Filter& filter : filters) {
    const Definition& facet = definition(filter.facet);
    for (const std::string& value : filter.values) {
      const bool known =
          std::any_of(facet.values.begin(), facet.values.end(),
                      [&](const std::string& each) { return same_label(each, value); });
      if (!known) all.emplace_back(facet.label, value);
    }
  }
  return all;
}

Xapian::Query Facets::condition(const std::vector<Filter>& filters,
                                const std::string& except) const {
  Xapian::Query all = Xapian::Query::MatchAll;
  for (const Filter& filter : filters) {
    if (filter.values.empty() || filter.facet == except) continue;
    std::vector<std::string> terms;
    for (const std::string& value : filter.values) {
      terms.push_back(store::label_term(definition(filter.facet).prefix, value));
    }
    all = Xapian::Query(Xapian::Query::OP_FILTER, all,
                        Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  }
  return all;
}

std::vector<Facet> Facets::count(store::Database& database, const Xapian::Query& hits,
                                 const std::vector<Filter>& filters) const {
  const Xapian::doccount everything = database.xapian().get_doccount();
  std::map<std::string, std::map<std::string, std::uint32_t>> counts;
  const auto pass = [&](const std::vector<const Definition*>& group, const std::string& except) {
    if (group.empty()) return;
    Xapian::Enquire enquire(database.xapian());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, hits, condition(filters, except)));
    std::deque<Xapian::ValueCountMatchSpy> spies;  // a spy can be neither copied nor moved
    for (const Definition* each : group) enquire.add_matchspy(&spies.emplace_back(each->slot));
    enquire.get_mset(0, 0, everything);
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (auto it = spies[i].values_begin(); it != spies[i].values_end(); ++it) {
        counts[group[i]->name][text::comparison_key(store::label_of_value(*it))] +=
            it.get_termfreq();
      }
    }
  };
  std::vector<const Definition*> unselected;
  for (const Definition& each : definitions_) {
    if (filter_of(filters, each.name) != nullptr) {
      pass({&each}, each.name);
    } else {
      unselected.push_back(&each);
    }
  }
  pass(unselected, {});

  std::vector<Facet> facets;
  for (const Definition& each : definitions_) {
    Facet facet{each.name, each.label, {}};
    const Filter* filter = filter_of(filters, each.name);
    std::map<std::string, std::uint32_t>& counted = counts[each.name];
    const std::map<std::string, std::uint32_t> own = counted;
    for (const std::string& value : each.values) {
      FacetValue entry{value, counted[text::comparison_key(value)], false, std::nullopt};
      if (filter != nullptr) {
        entry.selected = std::any_of(filter->values.begin(), filter->values.end(),
                                     [&](const std::string& v) { return same_label(v, value); });
      }
      if (each.name == "department") {
        entry.parent = collection_->parent_of(value);
        for (const auto& [other, count] : own) {
          const auto whole = collection_->parent_of(other);
          if (whole && same_label(*whole, value)) entry.count += count;
        }
      }
      facet.values.push_back(std::move(entry));
    }
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace torikumi::search
