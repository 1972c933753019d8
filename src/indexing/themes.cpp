// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/themes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "index/database.hpp"
#include "index/value_slots.hpp"
#include "indexing/average_linkage.hpp"
#include "indexing/similarity.hpp"
#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::indexing {
namespace {

/// By eye over three collections: with .1 unlike rows come together, with .2 rows of one title
/// stay apart.
constexpr double kLeastAlike = 0.14;
constexpr std::size_t kNearest = 20;

/// Terms that name a theme.
constexpr std::size_t kNames = 4;

struct Entry {
  std::uint32_t order = 0;
  Xapian::docid document = 0;  ///< of the whole index
  std::string department;
  std::string city;
  std::string title;  ///< text::comparison_key
};

/// Reads what documents of the whole index say.
class Texts {
 public:
  explicit Texts(const std::vector<Xapian::Database>& shards)
      : dictionary_(index::read_dictionary(shards.front())) {
    for (const Xapian::Database& shard : shards) whole_.add_database(shard);
  }
  std::string of(Xapian::docid document) const {
    return index::texts_of(whole_.get_document(document).get_data(), dictionary_);
  }

 private:
  Xapian::Database whole_;
  index::PackingDictionary dictionary_;
};

std::vector<Entry> entries_of(const std::vector<Xapian::Database>& shards,
                              const schema::Collection& collection, const Texts& all_texts) {
  std::vector<Entry> all;
  std::vector<Entry> of_wards;
  for (std::uint32_t shard = 0; shard < shards.size(); ++shard) {
    const Xapian::Database& database = shards[shard];
    auto department = database.valuestream_begin(schema::slot::kDepartment);
    for (auto it = database.valuestream_begin(schema::slot::kOrder);
         it != database.valuestream_end(schema::slot::kOrder); ++it) {
      const Xapian::docid document = index::document_of_whole(shard, shards.size(), it.get_docid());
      Entry entry{index::order_of_value(*it), document, {}, {}, {}};
      department.skip_to(it.get_docid());
      if (department != database.valuestream_end(schema::slot::kDepartment) &&
          department.get_docid() == it.get_docid())
        entry.department = index::label_of_value(*department);
      if (collection.is_ward(entry.department)) of_wards.push_back(entry);
      all.push_back(std::move(entry));
    }
  }
  std::vector<Entry>& chosen = of_wards.empty() ? all : of_wards;
  std::sort(chosen.begin(), chosen.end(),
            [](const Entry& a, const Entry& b) { return a.order < b.order; });
  for (Entry& entry : chosen) {
    const std::string texts = all_texts.of(entry.document);
    const auto view = index::view_record(texts);
    entry.city = std::string(view.city);
    entry.title = text::comparison_key(view.fields[schema::index_of(schema::Field::kTitle)]);
  }
  return std::move(chosen);
}

/// Initiatives of one title belong together, whatever else they say.
Groups by_title(const std::vector<Entry>& entries) {
  std::map<std::string_view, std::size_t> group_of;
  Groups groups;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const auto [known, fresh] = group_of.emplace(entries[i].title, groups.size());
    if (fresh || entries[i].title.empty()) {
      groups.push_back({i});
    } else {
      groups[known->second].push_back(i);
    }
  }
  return groups;
}

/// A name that tells something by itself: no single character, no verb in its plain form.
bool can_name(std::string_view term) {
  for (const std::string_view ending : {"う", "く", "ぐ", "す", "つ", "ぬ", "ぶ", "む", "る"}) {
    if (term.ends_with(ending)) return false;
  }
  return base::count_code_points(term) >= 2;
}

/// The terms that most of the members share and that weigh most in them; none is a part of
/// another.
std::vector<std::string> names(const Vectors& vectors, const std::vector<std::uint32_t>& members) {
  struct Sum {
    double weight = 0;
    std::size_t members = 0;
  };
  std::map<std::uint32_t, Sum> sums;
  for (const std::uint32_t member : members) {
    for (const WeightedTerm& each : vectors.heavy[member]) {
      sums[each.term].weight += each.weight;
      ++sums[each.term].members;
    }
  }
  std::vector<std::pair<double, std::string>> shared;
  for (const auto& [term, sum] : sums) {
    if (sum.members < 2) continue;
    const double part = static_cast<double>(sum.members) / static_cast<double>(members.size());
    const std::string& name = vectors.terms[term];
    if (can_name(name)) shared.emplace_back(sum.weight * part, name);
  }
  std::sort(shared.begin(), shared.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> chosen;
  for (const auto& [weight, term] : shared) {
    // A longer term that says the same and more takes the shorter one's place.
    bool told = false;
    for (std::string& each : chosen) {
      if (each.find(term) != std::string::npos) told = true;
      if (!told && term.find(each) != std::string::npos) {
        each = term;
        told = true;
      }
    }
    if (!told) chosen.push_back(term);
    if (chosen.size() == kNames) break;
  }
  return chosen;
}

}  // namespace

std::vector<index::StoredTheme> find_themes(const std::vector<Xapian::Database>& shards,
                                            const schema::Collection& collection) {
  const Texts all_texts(shards);
  const std::vector<Entry> entries = entries_of(shards, collection, all_texts);
  std::vector<Xapian::docid> documents;
  for (const Entry& each : entries) documents.push_back(each.document);
  const Vectors vectors = read_vectors(shards, documents, collection);
  const std::vector<SimilarPair> edges =
      like_pairs(vectors, static_cast<float>(kLeastAlike) / 2, kNearest);
  std::vector<index::StoredTheme> themes;
  for (const auto& group : link(by_title(entries), edges, kLeastAlike)) {
    std::set<std::string> departments;
    for (const std::uint32_t member : group)
      departments.insert(
          text::comparison_key(entries[member].city + " " + entries[member].department));
    if (departments.size() < 2) continue;
    index::StoredTheme theme{names(vectors, group), {}};
    for (const std::uint32_t member : group) {
      const std::string texts = all_texts.of(entries[member].document);
      theme.ids.emplace_back(index::view_record(texts).id);
    }
    themes.push_back(std::move(theme));
  }
  std::stable_sort(themes.begin(), themes.end(),
                   [](const auto& a, const auto& b) { return a.ids.size() > b.ids.size(); });
  return themes;
}

}  // namespace torikumi::indexing
