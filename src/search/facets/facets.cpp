// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets/facets.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "schema/format.hpp"
#include "search/changes/change_column.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

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

Facets::Facets(index::Database& database)
    : values_(database.doc_values()),
      changes_(change_column(database)),
      collection_(&database.collection()) {
  const auto define_by = [&](const std::string& name, const std::string& label,
                             const index::LabelColumn& column) {
    definitions_.push_back({name, label, &column, column.labels(), {}, {}});
  };
  const auto define = [&](const std::string& name, const std::string& label,
                          Xapian::valueno number) {
    define_by(name, label, values_->column(number));
  };
  for (const schema::FieldInfo& each : schema::kFields) {
    if (each.is_label) define(std::string(each.name), std::string(each.label), each.slot);
  }
  define("edition", "版", slot::kEdition);
  define_by("change", "変化", *changes_);
  for (std::size_t i = 0; i < collection_->further.size(); ++i) {
    const schema::FurtherColumn& column = collection_->further[i];
    if (!column.facet) continue;
    define(column.name, column.label, slot::kFurther + static_cast<Xapian::valueno>(i));
  }
  // A whole that has no record of its own is still there to be chosen, where its parts have some.
  std::vector<std::string>& departments = definitions_.front().values;
  const auto is = [&](const std::string& label) {
    return std::any_of(departments.begin(), departments.end(),
                       [&](const std::string& v) { return same_label(v, label); });
  };
  for (const auto& [part, whole] : collection_->parts) {
    if (is(part) && !is(whole)) departments.push_back(whole);
  }
  for (Definition& each : definitions_) {
    each.parents.resize(each.values.size());
    each.parts.resize(each.values.size());
    if (each.name != "department" || collection_->parts.empty()) continue;
    for (std::size_t v = 0; v < each.values.size(); ++v) {
      each.parents[v] = collection_->parent_of(each.values[v]);
      for (std::size_t part = 0; part < each.column->labels().size(); ++part) {
        const auto whole = collection_->parent_of(each.column->labels()[part]);
        if (whole && same_label(*whole, each.values[v])) each.parts[v].push_back(part);
      }
    }
  }
  // A collection without editions, or of one alone, has no such facets.
  std::erase_if(definitions_, [](const Definition& d) {
    return (d.name == "edition" || d.name == "change") && d.values.empty();
  });
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

std::string Facets::present_name(const Definition& facet, const std::string& value) const {
  return facet.name == "department" ? collection_->present_name(value) : value;
}

std::vector<std::pair<std::string, std::string>> Facets::unknown(
    const std::vector<Filter>& filters) const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Filter& filter : filters) {
    const Definition& facet = definition(filter.facet);
    for (const std::string& value : filter.values) {
      const std::string wanted = present_name(facet, value);
      const bool known =
          std::any_of(facet.values.begin(), facet.values.end(),
                      [&](const std::string& each) { return same_label(each, wanted); });
      if (!known) all.emplace_back(facet.label, value);
    }
  }
  return all;
}

std::optional<std::string> Facets::department_called(const std::string& name) const {
  const std::string key = text::comparison_key(name);
  if (key.empty()) return std::nullopt;
  for (const std::string& label : definitions_.front().values) {
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

std::vector<bool> Facets::passing(const Definition& facet,
                                  const std::vector<Filter>& filters) const {
  const Filter* filter = filter_of(filters, facet.name);
  if (filter == nullptr) return {};
  std::vector<std::string> wanted_names;
  for (const std::string& value : filter->values)
    wanted_names.push_back(present_name(facet, value));
  std::vector<bool> passes;
  for (const std::string& label : facet.column->labels()) {
    const auto& whole = facet.parents[passes.size()];
    passes.push_back(
        std::any_of(wanted_names.begin(), wanted_names.end(), [&](const std::string& wanted) {
          return same_label(label, wanted) || (whole && same_label(*whole, wanted));
        }));
  }
  return passes;
}

std::vector<Xapian::docid> Facets::left(const std::vector<Xapian::docid>& documents,
                                        const std::vector<Filter>& filters) const {
  std::vector<Xapian::docid> all = documents;
  for (const Definition& each : definitions_) {
    const std::vector<bool> passes = passing(each, filters);
    if (passes.empty()) continue;
    std::erase_if(all, [&](Xapian::docid document) {
      const std::uint32_t label = (*each.column)[document];
      return label == index::LabelColumn::kNone || !passes[label];
    });
  }
  return all;
}

Facets::Counted Facets::count(const std::vector<Xapian::docid>& hits,
                              const std::vector<Filter>& filters) const {
  const std::size_t many = definitions_.size();
  std::vector<std::vector<bool>> passes;
  std::vector<std::vector<std::uint32_t>> counts;
  for (const Definition& each : definitions_) {
    passes.push_back(passing(each, filters));
    counts.emplace_back(each.column->labels().size());
  }
  Counted counted;
  for (const Xapian::docid hit : hits) {
    // A hit that one filter alone stops counts for that facet, which leaves its own filter out.
    std::size_t stops = 0;
    std::size_t stopped_by = many;
    for (std::size_t i = 0; i < many && stops < 2; ++i) {
      if (passes[i].empty()) continue;
      const std::uint32_t label = (*definitions_[i].column)[hit];
      if (label != index::LabelColumn::kNone && passes[i][label]) continue;
      ++stops;
      stopped_by = i;
    }
    if (stops == 0) ++counted.total;
    if (stops > 1) continue;
    for (std::size_t i = 0; i < many; ++i) {
      const std::uint32_t label = (*definitions_[i].column)[hit];
      if (label != index::LabelColumn::kNone && (stops == 0 || stopped_by == i)) ++counts[i][label];
    }
  }
  for (std::size_t i = 0; i < many; ++i) {
    const Definition& each = definitions_[i];
    const std::vector<std::string>& labels = each.column->labels();
    const Filter* filter = filter_of(filters, each.name);
    Facet facet{each.name, each.label, {}};
    for (std::size_t v = 0; v < each.values.size(); ++v) {
      const std::string& value = each.values[v];
      FacetValue entry{value, v < labels.size() ? counts[i][v] : 0, false, each.parents[v]};
      for (const std::size_t part : each.parts[v]) entry.count += counts[i][part];
      if (filter != nullptr) {
        entry.selected = std::any_of(filter->values.begin(), filter->values.end(),
                                     [&](const std::string& wanted) {
                                       return same_label(present_name(each, wanted), value);
                                     });
      }
      facet.values.push_back(std::move(entry));
    }
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    counted.facets.push_back(std::move(facet));
  }
  return counted;
}

}  // namespace torikumi::search
