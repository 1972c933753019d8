// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets/facets.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/error.hpp"
#include "schema/format.hpp"
#include "search/changes/change_column.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {
namespace {

namespace slot = schema::slot;

}  // namespace

std::string due_label(int year) {
  for (auto era = std::rbegin(text::kEras); era != std::rend(text::kEras); ++era) {
    if (year < era->first) continue;
    const int number = year - era->first + 1;
    return std::string(era->name) + (number == 1 ? "元" : std::to_string(number)) + "（" +
           std::to_string(year) + "）年度";
  }
  return std::to_string(year) + "年度";
}

Facets::Facets(index::Database& database)
    : values_(database.doc_values()),
      changes_(change_column(database)),
      due_(database.due_years()),
      collection_(&database.collection()) {
  const auto define_by = [&](const std::string& name, const std::string& label,
                             const index::LabelColumn& column) {
    definitions_.push_back({name, label, &column, column.labels(), column.labels(), {}, {}, 0});
  };
  const auto define = [&](const std::string& name, const std::string& label,
                          Xapian::valueno number) {
    define_by(name, label, values_->column(number));
  };
  define("city", "自治体", slot::kCity);
  for (const schema::FieldInfo& each : schema::kFields) {
    if (each.is_label) define(std::string(each.name), std::string(each.label), each.slot);
  }
  define("edition", "版", slot::kEdition);
  define_by("change", "変化", *changes_);
  define_due();
  for (std::size_t i = 0; i < collection_->further.size(); ++i) {
    const schema::FurtherColumn& column = collection_->further[i];
    if (!column.facet) continue;
    define(column.name, column.label, slot::kFurther + static_cast<Xapian::valueno>(i));
  }
  for (Definition& each : definitions_) {
    if (each.name == "department") set_parts(each);
    each.parents.resize(each.values.size());
    each.parts.resize(each.values.size());
  }
  // A collection without cities or editions, or of one edition alone, has no such facets.
  std::erase_if(definitions_, [](const Definition& d) {
    constexpr std::array<std::string_view, 4> kOptional{"city", "edition", "change", "due"};
    return d.values.empty() &&
           std::find(kOptional.begin(), kOptional.end(), d.name) != kOptional.end();
  });
}

void Facets::define_due() {
  const index::LabelColumn& sets = due_->sets();
  Definition due{"due", "期限", &sets, sets.labels(), {}, {}, {}, sets.labels().size()};
  due.names.resize(due.first_shown);  // a set has no name to ask for it by
  due.parts.resize(due.first_shown);
  for (const int year : due_->years()) {
    due.values.push_back(due_label(year));
    due.names.push_back(due.values.back());
    due.parts.emplace_back();
    for (std::size_t set = 0; set < due.first_shown; ++set) {
      const std::vector<int>& of = due_->years_of_sets()[set];
      if (std::find(of.begin(), of.end(), year) != of.end()) due.parts.back().push_back(set);
    }
  }
  definitions_.push_back(std::move(due));
}

void Facets::set_parts(Definition& departments) {
  const std::vector<index::DepartmentLabel>& labels = values_->departments();
  for (std::size_t v = 0; v < labels.size(); ++v) departments.names[v] = labels[v].name;
  if (collection_->parts.empty()) return;
  std::unordered_map<std::string, std::size_t> places;  // by comparison key
  for (std::size_t v = 0; v < labels.size(); ++v)
    places.emplace(text::comparison_key(departments.values[v]), v);
  for (std::size_t v = 0; v < labels.size(); ++v) {
    const auto whole = collection_->parent_of(labels[v].name);
    if (!whole) continue;
    const std::string label = values_->department_label(labels[v].city, *whole);
    const auto [place, fresh] =
        places.emplace(text::comparison_key(label), departments.values.size());
    const std::size_t at = place->second;
    // A whole that has no record of its own is still there to be chosen.
    if (fresh) {
      departments.values.push_back(label);
      departments.names.push_back(*whole);
    }
    departments.parents.resize(departments.values.size());
    departments.parts.resize(departments.values.size());
    departments.parents[v] = departments.values[at];
    departments.parts[at].push_back(v);
  }
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

std::vector<bool> Facets::named(const Definition& facet,
                                const std::vector<std::string>& wanted) const {
  std::unordered_set<std::string> keys;
  const auto add = [&](const std::string& name) { keys.insert(text::comparison_key(name)); };
  const bool is_department = facet.name == "department";
  for (const std::string& value : wanted) {
    add(value);
    if (facet.name == "due") {
      if (const auto year = text::fiscal_year_called(value)) add(due_label(*year));
    }
    if (!is_department) continue;
    add(collection_->present_name(value));
    for (const std::string& city : values_->column(slot::kCity).labels()) {
      if (value.starts_with(city + " "))
        add(city + " " + collection_->present_name(value.substr(city.size() + 1)));
    }
  }
  std::vector<bool> named;
  for (std::size_t v = 0; v < facet.values.size(); ++v) {
    named.push_back(
        (v >= facet.first_shown && keys.contains(text::comparison_key(facet.values[v]))) ||
        (is_department && keys.contains(text::comparison_key(facet.names[v]))));
  }
  return named;
}

std::vector<std::pair<std::string, std::string>> Facets::unknown(
    const std::vector<Filter>& filters) const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Filter& filter : filters) {
    const Definition& facet = definition(filter.facet);
    for (const std::string& value : filter.values) {
      const std::vector<bool> known = named(facet, {value});
      if (std::find(known.begin(), known.end(), true) == known.end())
        all.emplace_back(facet.label, value);
    }
  }
  return all;
}

std::optional<std::string> Facets::department_called(const std::string& name) const {
  const std::string key = text::comparison_key(name);
  if (key.empty()) return std::nullopt;
  for (const std::string& label : definition("department").names) {
    std::string each = text::comparison_key(label);
    if (each == key) return label;
    // A ward is also called without 役所, and without 区.
    for (const std::string_view tail : {std::string_view("役所"), std::string_view("区")}) {
      if (!each.ends_with("区役所") && !each.ends_with("区")) break;
      if (!each.ends_with(tail)) continue;
      each.resize(each.size() - tail.size());
      if (each == key) return label;
    }
  }
  return std::nullopt;
}

std::vector<bool> Facets::wanted_of(const Definition& facet,
                                    const std::vector<Filter>& filters) const {
  const Filter* filter = filter_of(filters, facet.name);
  return filter == nullptr ? std::vector<bool>() : named(facet, filter->values);
}

std::vector<bool> Facets::passing(const Definition& facet, const std::vector<bool>& is_wanted) {
  if (is_wanted.empty()) return {};
  std::vector<bool> passes(is_wanted.begin(),
                           is_wanted.begin() + std::ssize(facet.column->labels()));
  // A whole passes its parts.
  for (std::size_t v = 0; v < facet.values.size(); ++v) {
    if (!is_wanted[v]) continue;
    for (const std::size_t part : facet.parts[v]) passes[part] = true;
  }
  return passes;
}

std::vector<Xapian::docid> Facets::left(const std::vector<Xapian::docid>& documents,
                                        const std::vector<Filter>& filters) const {
  std::vector<Xapian::docid> all = documents;
  for (const Definition& each : definitions_) {
    const std::vector<bool> passes = passing(each, wanted_of(each, filters));
    if (passes.empty()) continue;
    std::erase_if(all, [&](Xapian::docid document) {
      const std::uint32_t label = (*each.column)[document];
      return label == index::LabelColumn::kNone || !passes[label];
    });
  }
  return all;
}

Facets::Filtering Facets::filtering(const std::vector<Filter>& filters) const {
  Filtering filtering;
  for (const Definition& each : definitions_) {
    filtering.wanted.push_back(wanted_of(each, filters));
    filtering.passes.push_back(passing(each, filtering.wanted.back()));
  }
  return filtering;
}

std::optional<Facets::Passed> Facets::passed(const Filtering& filtering, Xapian::docid hit) const {
  std::size_t stops = 0;
  Passed passed{true, 0};
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    if (filtering.passes[i].empty()) continue;
    const std::uint32_t label = (*definitions_[i].column)[hit];
    if (label != index::LabelColumn::kNone && filtering.passes[i][label]) continue;
    if (++stops > 1) return std::nullopt;
    passed = {false, i};
  }
  return passed;
}

Facet Facets::facet_of(const Definition& definition, const std::vector<bool>& wanted,
                       const std::vector<std::uint32_t>& counts) const {
  Facet facet{definition.name, definition.label, {}};
  for (std::size_t v = definition.first_shown; v < definition.values.size(); ++v)
    facet.values.push_back(
        {definition.values[v], counts[v], !wanted.empty() && wanted[v], definition.parents[v]});
  if (definition.first_shown == 0) {
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  }
  return facet;
}

Facets::Counted Facets::count(const std::vector<Xapian::docid>& hits,
                              const std::vector<Filter>& filters) const {
  const std::size_t many = definitions_.size();
  const Filtering filter = filtering(filters);
  std::vector<std::vector<std::uint32_t>> of_labels;
  for (const Definition& each : definitions_) of_labels.emplace_back(each.column->labels().size());
  Counted counted;
  for (const Xapian::docid hit : hits) {
    const auto pass = passed(filter, hit);
    if (!pass) continue;
    if (pass->all) ++counted.total;
    for (std::size_t i = 0; i < many; ++i) {
      const std::uint32_t label = (*definitions_[i].column)[hit];
      if (label != index::LabelColumn::kNone && (pass->all || pass->only == i))
        ++of_labels[i][label];
    }
  }
  for (std::size_t i = 0; i < many; ++i) {
    const Definition& each = definitions_[i];
    std::vector<std::uint32_t> counts = of_labels[i];
    counts.resize(each.values.size());
    for (std::size_t v = 0; v < each.values.size(); ++v) {
      for (const std::size_t part : each.parts[v]) counts[v] += of_labels[i][part];
    }
    counted.facets.push_back(facet_of(each, filter.wanted[i], counts));
  }
  return counted;
}

Facets::Counted Facets::count_initiatives(const std::vector<Xapian::docid>& hits,
                                          const std::vector<Filter>& filters,
                                          const InitiativeOf& initiative_of) const {
  const std::size_t many = definitions_.size();
  const Filtering filter = filtering(filters);
  // Each label's values: its own and those that it is a part of.
  std::vector<std::vector<std::vector<std::size_t>>> values_of(many);
  std::vector<std::vector<std::uint32_t>> counts(many);
  std::vector<std::vector<Xapian::docid>> last(many);  // initiative that a value was counted for
  for (std::size_t i = 0; i < many; ++i) {
    const Definition& each = definitions_[i];
    values_of[i].resize(each.column->labels().size());
    for (std::size_t label = 0; label < values_of[i].size(); ++label)
      values_of[i][label].push_back(label);
    for (std::size_t v = 0; v < each.values.size(); ++v) {
      for (const std::size_t part : each.parts[v]) values_of[i][part].push_back(v);
    }
    counts[i].resize(each.values.size());
    last[i].resize(each.values.size());
  }
  std::vector<std::pair<Xapian::docid, Xapian::docid>> by_initiative;
  for (const Xapian::docid hit : hits) by_initiative.emplace_back(initiative_of(hit), hit);
  std::sort(by_initiative.begin(), by_initiative.end());
  Counted counted;
  Xapian::docid last_of_total = 0;
  for (const auto& [initiative, hit] : by_initiative) {
    const auto pass = passed(filter, hit);
    if (!pass) continue;
    if (pass->all && std::exchange(last_of_total, initiative) != initiative) ++counted.total;
    for (std::size_t i = 0; i < many; ++i) {
      const std::uint32_t label = (*definitions_[i].column)[hit];
      if (label == index::LabelColumn::kNone || (!pass->all && pass->only != i)) continue;
      for (const std::size_t value : values_of[i][label]) {
        if (std::exchange(last[i][value], initiative) != initiative) ++counts[i][value];
      }
    }
  }
  for (std::size_t i = 0; i < many; ++i)
    counted.facets.push_back(facet_of(definitions_[i], filter.wanted[i], counts[i]));
  return counted;
}

}  // namespace torikumi::search
