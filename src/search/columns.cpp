// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/columns.hpp"

#include <map>

#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

template <typename Each>
void for_each_value(store::Database& database, Xapian::valueno slot, Each each) {
  Xapian::Database& xapian = database.xapian();
  for (auto it = xapian.valuestream_begin(slot); it != xapian.valuestream_end(slot); ++it)
    each(it.get_docid(), *it);
}

}  // namespace

SourceOrder::SourceOrder(store::Database& database)
    : places_(database.xapian().get_lastdocid() + std::size_t{1}) {
  for_each_value(database, schema::slot::kOrder,
                 [&](Xapian::docid document, const std::string& value) {
                   places_[document] = store::order_of_value(value);
                 });
}

std::pair<Xapian::docid, Xapian::docid> SourceOrder::around(Xapian::docid document) const {
  std::pair<Xapian::docid, Xapian::docid> neighbours{0, 0};
  auto& [before, behind] = neighbours;
  for (Xapian::docid other = 1; other < places_.size(); ++other) {
    if (other == document) continue;
    if (places_[other] < places_[document]) {
      if (before == 0 || places_[other] > places_[before]) before = other;
    } else if (behind == 0 || places_[other] < places_[behind]) {
      behind = other;
    }
  }
  return neighbours;
}

LabelColumn::LabelColumn(store::Database& database, Xapian::valueno slot)
    : label_of_(database.xapian().get_lastdocid() + std::size_t{1}, kNone) {
  // Values begin with a sort key, so the map is in the order of names.
  std::map<std::string, std::uint32_t> values;
  for_each_value(database, slot,
                 [&](Xapian::docid, const std::string& value) { values.emplace(value, 0); });
  std::map<std::string, std::uint32_t> by_key;
  for (auto& [value, label] : values) {
    const std::string name(store::label_of_value(value));
    const auto [known, fresh] =
        by_key.emplace(text::comparison_key(name), static_cast<std::uint32_t>(labels_.size()));
    if (fresh) labels_.push_back(name);
    label = known->second;
  }
  for_each_value(database, slot, [&](Xapian::docid document, const std::string& value) {
    label_of_[document] = values.at(value);
  });
}

}  // namespace torikumi::search
