// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/facets.hpp"

#include <algorithm>
#include <utility>

namespace torikumi::server::pages {
namespace {

/// Values that are seen at once; the others open on demand, and so do those that no hit has.
constexpr std::size_t kShown = 12;

/// Filters that can be taken off one by one above the hits; the boxes beside them do so for all.
constexpr std::size_t kMostChips = 10;

/// Choosing it would leave nothing.
bool is_idle(const search::FacetValue& value) { return value.count == 0 && !value.selected; }

/// The values with those that would leave nothing last, and how many the others are. A whole stays
/// with its parts: all go where none of them is live.
std::pair<std::vector<const search::FacetValue*>, std::size_t> live_first(
    const std::vector<const search::FacetValue*>& ordered) {
  std::vector<const search::FacetValue*> live;
  std::vector<const search::FacetValue*> idle;
  for (std::size_t begin = 0; begin < ordered.size();) {
    std::size_t end = begin + 1;
    while (end < ordered.size() && ordered[end]->parent == ordered[begin]->value) ++end;
    const bool is_live =
        std::any_of(ordered.begin() + static_cast<std::ptrdiff_t>(begin),
                    ordered.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const search::FacetValue* each) { return !is_idle(*each); });
    std::vector<const search::FacetValue*>& to = is_live ? live : idle;
    for (; begin < end; ++begin) to.push_back(ordered[begin]);
  }
  const std::size_t count = live.size();
  live.insert(live.end(), idle.begin(), idle.end());
  return {std::move(live), count};
}

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
    const auto [values, live] = live_first(with_parts(facet.values));
    is_idle_throughout = is_idle_throughout && live == 0;
    const std::size_t shown = live <= kShown + 2 ? live : kShown;
    Data data;
    data.set("name", facet.name);
    data.set("label", facet.label);
    Data first(Data::type::list);
    for (std::size_t i = 0; i < shown; ++i) first.push_back(value_data(*values[i]));
    Data at_once;
    at_once.set("values", first);
    if (shown > 0) data.set("at_once", at_once);
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
