// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/facets.hpp"

#include <algorithm>

namespace torikumi::server::pages {
namespace {

/// Values that are seen at once; the others open on demand, and so do those that no hit has.
constexpr std::size_t kShown = 12;

/// Filters that can be taken off one by one above the hits; the boxes beside them do so for all.
constexpr std::size_t kMostChips = 10;

/// Choosing it would leave nothing.
bool is_idle(const search::FacetValue& value) { return value.count == 0 && !value.selected; }

Data value_data(const search::FacetValue& value) {
  Data each;
  each.set("value", value.value);
  each.set("count", with_commas(value.count));
  each.set("selected", value.selected);
  each.set("none", is_idle(value));
  each.set("part", value.parent.has_value());
  return each;
}

}  // namespace

std::vector<const search::FacetValue*> with_parts(const std::vector<search::FacetValue>& values) {
  std::vector<const search::FacetValue*> ordered;
  const auto known = [&](const std::string& name) {
    return std::any_of(values.begin(), values.end(),
                       [&](const search::FacetValue& each) { return each.value == name; });
  };
  for (const search::FacetValue& value : values) {
    if (value.parent && known(*value.parent)) continue;
    ordered.push_back(&value);
    for (const search::FacetValue& part : values) {
      if (part.parent == value.value) ordered.push_back(&part);
    }
  }
  return ordered;
}

void set_facets(Data& page, const std::vector<search::Facet>& facets) {
  Data all(Data::type::list);
  bool is_idle_throughout = true;
  for (const search::Facet& facet : facets) {
    // One city alone is nothing to choose among.
    if (facet.values.empty() || (facet.name == "city" && facet.values.size() < 2)) continue;
    auto values = with_parts(facet.values);
    const auto idle =
        std::stable_partition(values.begin(), values.end(),
                              [](const search::FacetValue* each) { return !is_idle(*each); });
    const auto live = static_cast<std::size_t>(idle - values.begin());
    is_idle_throughout = is_idle_throughout && live == 0;
    const std::size_t shown = live <= kShown + 2 ? live : kShown;
    Data data;
    data.set("name", facet.name);
    data.set("label", facet.label);
    Data first(Data::type::list);
    for (std::size_t i = 0; i < shown; ++i) first.push_back(value_data(*values[i]));
    data.set("values", first);
    if (shown < values.size()) {
      Data more;
      Data rest(Data::type::list);
      bool open = false;
      for (std::size_t i = shown; i < values.size(); ++i) {
        rest.push_back(value_data(*values[i]));
        open = open || values[i]->selected;
      }
      if (shown < live) more.set("number", with_commas(live - shown));
      more.set("values", rest);
      more.set("open", open);
      data.set("more", more);
    }
    all.push_back(data);
  }
  page.set("facets", all);
  page.set("nothing_to_narrow", is_idle_throughout);
}

void set_chips(Data& page, const SearchView& view) {
  Data each(Data::type::list);
  std::size_t count = 0;
  const Link link = search_link(view.state);
  for (const search::Filter& filter : view.state.request.filters) {
    for (const std::string& value : filter.values) {
      if (++count > kMostChips) continue;
      Data chip;
      chip.set("value", value);
      chip.set("href", link.without(filter.facet, value).text());
      each.push_back(chip);
    }
  }
  if (count == 0) return;
  Data chips;
  chips.set("each", each);
  if (count > kMostChips) chips.set("more", with_commas(count - kMostChips));
  SearchState all = view.state;
  all.request.filters.clear();
  if (count > 1) chips.set("clear", search_link(all).text());
  page.set("chips", chips);
}

}  // namespace torikumi::server::pages
