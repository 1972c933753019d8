// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/lineage/lineage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/fnv.hpp"
#include "corpus/identity.hpp"
#include "indexing/lineage/edition_match.hpp"
#include "text/editions.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::indexing {
namespace {

using index::Link;
using index::LinkBasis;
using index::LinkKind;
using schema::Field;

/// A digest of what a record says, its department aside. The order of the sentences of a field and
/// blanks make no difference, as to search/changes/wording.hpp.
std::uint32_t wording_of(const schema::Record& record, const schema::FieldTable& fields) {
  base::Fnv1a digest;
  for (const schema::FieldTable::Entry& field : fields.all()) {
    if (field.field == Field::kDepartment) continue;
    const std::string& text = record[field.field];
    std::vector<std::string> keys = schema::is_prose(field)
                                        ? text::sentence_keys(text)
                                        : std::vector{text::comparison_key(text)};
    std::sort(keys.begin(), keys.end());
    for (const std::string& key : keys) digest.add(key).add(std::uint8_t{0xFF});
    digest.add(std::uint8_t{0xFE});
  }
  return digest.value();
}

std::uint8_t percent(double part) { return static_cast<std::uint8_t>(std::lround(100 * part)); }

class Finder {
 public:
  Finder(const corpus::Records& records, const schema::Collection& collection)
      : records_(records), collection_(collection) {
    std::map<Key, std::string> names;  // of editions
    for (std::uint32_t i = 0; i < records.size(); ++i) {
      if (records.edition(i).empty()) continue;
      const auto key = key_of(records.city(i), records.edition(i));
      names.emplace(key, records.edition(i));
      places_[key].push_back(i);
    }
    for (const auto& [key, name] : names) editions_[key.first].push_back(name);
    for (auto& [city, editions] : editions_) text::sort_editions(editions);
  }

  FoundLineage go(const std::vector<Correction>& corrections) {
    correct(corrections);
    for (const auto& [city, editions] : editions_) {
      for (std::size_t i = 1; i < editions.size(); ++i)
        match(places_.at(key_of(city, editions[i - 1])), places_.at(key_of(city, editions[i])));
    }
    std::sort(found_.links.begin(), found_.links.end(), [](const Link& a, const Link& b) {
      return std::pair(a.former, a.later) < std::pair(b.former, b.later);
    });
    return std::move(found_);
  }

 private:
  /// City and edition.
  using Key = std::pair<std::string, std::string>;
  static Key key_of(const std::string& city, const std::string& edition) {
    return {text::comparison_key(city), text::comparison_key(edition)};
  }

  void correct(const std::vector<Correction>& corrections) {
    if (corrections.empty()) return;
    std::unordered_map<std::string_view, std::uint32_t> place_of;
    for (std::uint32_t i = 0; i < records_.size(); ++i) place_of.emplace(records_.id(i), i);
    std::map<std::pair<std::string, std::string>, std::uint32_t> lines;
    for (const Correction& each : corrections) {
      const auto pass_over = [&](const std::string& why) {
        found_.notes.push_back("line " + std::to_string(each.line) +
                               " of the pairs that the collection names is passed over: " + why);
      };
      const auto [said, fresh] = lines.emplace(std::pair(each.former, each.later), each.line);
      if (!fresh) {
        pass_over("line " + std::to_string(said->second) + " is of the same pair");
        continue;
      }
      const auto former = place_of.find(each.former);
      const auto later = place_of.find(each.later);
      if (former == place_of.end() || later == place_of.end()) {
        pass_over("there is no initiative with the id " +
                  (former == place_of.end() ? each.former : each.later));
        continue;
      }
      const std::string& before = records_.edition(former->second);
      const std::string& behind = records_.edition(later->second);
      if (before.empty() || behind.empty() || !text::is_earlier_edition(before, behind)) {
        pass_over("the edition \"" + before + "\" is not before \"" + behind + "\"");
      } else if (text::comparison_key(records_.city(former->second)) !=
                 text::comparison_key(records_.city(later->second))) {
        pass_over("the two are of different cities");
      } else if (each.is_joined) {
        join(former->second, later->second, each.part);
      } else {
        denied_.emplace(former->second, later->second);
      }
    }
  }

  void join(std::uint32_t former, std::uint32_t later, std::optional<LinkKind> part) {
    Link link = link_of(former, later);
    link.kind = part.value_or(kind_of(row_of(former), row_of(later)));
    link.basis = LinkBasis::kHand;
    link.confidence = 100;
    // The whole of a part may be joined otherwise as well.
    if (part != LinkKind::kSplit) has_later_.insert(former);
    if (part != LinkKind::kMerged) has_former_.insert(later);
    found_.links.push_back(link);
  }

  void match(const std::vector<std::uint32_t>& formers, const std::vector<std::uint32_t>& laters) {
    const auto rows_of = [&](const std::vector<std::uint32_t>& places,
                             const std::set<std::uint32_t>& taken) {
      EditionRows edition;
      for (const std::uint32_t place : places) {
        edition.rows.push_back(row_of(place));
        edition.rows.back().is_taken = taken.contains(place);
      }
      edition.prose = [&](std::size_t row) { return prose_of(places[row]); };
      return edition;
    };
    std::set<std::pair<std::uint32_t, std::uint32_t>> denied;  // by rows
    for (const auto& [former, later] : denied_) {
      const auto a = std::lower_bound(formers.begin(), formers.end(), former);
      const auto b = std::lower_bound(laters.begin(), laters.end(), later);
      if (a != formers.end() && *a == former && b != laters.end() && *b == later)
        denied.emplace(a - formers.begin(), b - laters.begin());
    }
    for (const RowMatch& each :
         match_editions(rows_of(formers, has_later_), rows_of(laters, has_former_), denied)) {
      Link link = link_of(formers[each.former], laters[each.later]);
      link.kind = each.kind;
      link.basis = each.basis;
      link.confidence = percent(each.confidence);
      link.title_likeness = percent(each.title);
      link.text_likeness = percent(each.text);
      found_.links.push_back(link);
    }
  }

  Link link_of(std::uint32_t former, std::uint32_t later) const {
    const schema::FieldTable& fields = *collection_.fields;
    Link link;
    link.former = former;
    link.later = later;
    link.former_wording = wording_of(records_[former], fields);
    link.later_wording = wording_of(records_[later], fields);
    return link;
  }

  Row row_of(std::uint32_t place) const {
    const schema::Record record = records_[place];
    return {corpus::id_of_source(record),
            text::comparison_key(collection_.present_name(record[Field::kDepartment])),
            text::comparison_key(record[Field::kTitle])};
  }

  std::string prose_of(std::uint32_t place) const {
    const schema::Record record = records_[place];
    std::string prose;
    for (const schema::FieldTable::Entry& each : collection_.fields->all()) {
      if (schema::is_prose(each)) prose += record[each.field] + "\n";
    }
    return prose;
  }

  const corpus::Records& records_;
  const schema::Collection& collection_;
  std::map<Key, std::vector<std::uint32_t>> places_;
  std::map<std::string, std::vector<std::string>> editions_;  ///< of each city, the oldest first
  std::set<std::pair<std::uint32_t, std::uint32_t>> denied_;
  std::set<std::uint32_t> has_later_;  ///< joined by hand
  std::set<std::uint32_t> has_former_;
  FoundLineage found_;
};

}  // namespace

FoundLineage find_lineage(const corpus::Records& records, const schema::Collection& collection,
                          const std::vector<Correction>& corrections) {
  return Finder(records, collection).go(corrections);
}

}  // namespace torikumi::indexing
