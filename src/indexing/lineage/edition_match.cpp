// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/lineage/edition_match.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "indexing/lineage/row_likeness.hpp"
#include "text/grams.hpp"

namespace torikumi::indexing {
namespace {

using index::LinkBasis;
using index::LinkKind;

// Tried on three editions of ministries' projects, whose own numbers say what continues what: the
// least likeness may lie anywhere from .45 to .6 there; by eye, pairs below .5 are often two
// projects of one programme.
constexpr double kLeastAlike = 0.5;
/// Of rows of two departments, which must not be one initiative of two departments.
constexpr double kLeastAlikeMoved = 0.65;
constexpr double kLeastTextMoved = 0.3;
/// Of rows of which one has no text to compare.
constexpr double kLeastTitleAlone = 0.75;
/// Of rows that the source calls by one id.
constexpr double kLeastOfOneId = 0.25;
/// Runs of letters below which a text tells nothing.
constexpr std::size_t kLeastProse = 20;
/// A part is in the whole by so much of its text, and no more than so much of it stayed elsewhere.
constexpr double kLeastOfPart = 0.6;
constexpr double kMostStayed = 0.4;
constexpr double kLeastTitleOfPart = 0.3;
/// Rows of one title that are told apart by their texts; larger groups say nothing by their title.
constexpr std::size_t kLargestGroup = 400;

class Matcher {
 public:
  Matcher(const EditionRows& former, const EditionRows& later,
          const std::set<std::pair<std::uint32_t, std::uint32_t>>& denied)
      : former_(former), later_(later), denied_(denied) {
    for (const Row& each : former_.rows) former_free_.push_back(!each.is_taken);
    for (const Row& each : later_.rows) later_free_.push_back(!each.is_taken);
  }

  std::vector<RowMatch> go() {
    by_ids();
    by_titles();
    by_likeness();
    parts(later_, later_free_, former_, /*is_split=*/true);
    parts(former_, former_free_, later_, /*is_split=*/false);
    name_parts();
    std::sort(matches_.begin(), matches_.end(), [](const RowMatch& a, const RowMatch& b) {
      return std::pair(a.former, a.later) < std::pair(b.former, b.later);
    });
    return std::move(matches_);
  }

 private:
  struct Likeness {
    double title = 0;
    double text = 0;
    bool has_text = true;
    double all() const { return has_text ? (title + text) / 2 : title; }
  };

  bool is_denied(std::uint32_t former, std::uint32_t later) const {
    return denied_.contains({former, later});
  }

  void match(std::uint32_t former, std::uint32_t later, LinkBasis basis, const Likeness& likeness,
             double confidence) {
    matches_.push_back({former, later, kind_of(former_.rows[former], later_.rows[later]), basis,
                        likeness.title, likeness.text, confidence});
    former_free_[former] = false;
    later_free_[later] = false;
  }

  static RowGrams grams_of_row(const EditionRows& edition, std::uint32_t row) {
    return grams_of(edition.rows[row].title, edition.prose(row));
  }

  static Likeness plain_likeness(const RowGrams& a, const RowGrams& b) {
    return {text::dice(a.title, b.title), text::dice(a.prose, b.prose),
            std::min(a.prose.size(), b.prose.size()) >= kLeastProse};
  }

  /// Ids are trusted if most that both editions have name rows of one title: a column of row
  /// numbers names another row each year.
  void by_ids() {
    const auto numbered = [](const EditionRows& edition, const std::vector<bool>& is_free) {
      std::map<std::string_view, std::optional<std::uint32_t>> numbers;
      for (std::uint32_t i = 0; i < edition.rows.size(); ++i) {
        if (edition.rows[i].id.empty() || !is_free[i]) continue;
        const auto [known, fresh] = numbers.emplace(edition.rows[i].id, i);
        if (!fresh) known->second.reset();
      }
      return numbers;
    };
    const auto laters = numbered(later_, later_free_);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::size_t same_titles = 0;
    for (const auto& [id, former] : numbered(former_, former_free_)) {
      const auto later = laters.find(id);
      if (!former || later == laters.end() || !later->second) continue;
      pairs.emplace_back(*former, *later->second);
      if (former_.rows[*former].title == later_.rows[*later->second].title) ++same_titles;
    }
    if (2 * same_titles < pairs.size()) return;
    for (const auto& [former, later] : pairs) {
      if (is_denied(former, later)) continue;
      const bool same_title = former_.rows[former].title == later_.rows[later].title;
      const Likeness likeness =
          same_title ? Likeness{1, 0}
                     : plain_likeness(grams_of_row(former_, former), grams_of_row(later_, later));
      if (likeness.all() >= kLeastOfOneId) match(former, later, LinkBasis::kId, likeness, 0.99);
    }
  }

  void by_titles() {
    struct Group {
      std::vector<std::uint32_t> former;
      std::vector<std::uint32_t> later;
    };
    std::map<std::pair<std::string_view, std::string_view>, Group> groups;
    const auto add = [&](const EditionRows& edition, const std::vector<bool>& is_free,
                         std::vector<std::uint32_t> Group::*side) {
      for (std::uint32_t i = 0; i < edition.rows.size(); ++i) {
        const Row& row = edition.rows[i];
        if (is_free[i] && !row.title.empty())
          (groups[{row.department, row.title}].*side).push_back(i);
      }
    };
    add(former_, former_free_, &Group::former);
    add(later_, later_free_, &Group::later);
    for (const auto& [key, group] : groups) {
      if (group.former.size() * group.later.size() > kLargestGroup) continue;
      if (group.former.size() == 1 && group.later.size() == 1) {
        if (!is_denied(group.former.front(), group.later.front()))
          match(group.former.front(), group.later.front(), LinkBasis::kTitle, {1, 0}, 0.97);
        continue;
      }
      std::vector<Compared> all;
      std::vector<RowGrams> laters;
      for (const std::uint32_t later : group.later) laters.push_back(grams_of_row(later_, later));
      for (const std::uint32_t former : group.former) {
        const RowGrams own = grams_of_row(former_, former);
        for (std::size_t i = 0; i < group.later.size(); ++i)
          all.push_back({former, group.later[i], plain_likeness(own, laters[i])});
      }
      take_best(all, [&](const Compared& each) {
        match(each.former, each.later, LinkBasis::kTitle, each.likeness,
              (1 + each.likeness.text) / 2);
      });
    }
  }

  struct Compared {
    std::uint32_t former;
    std::uint32_t later;
    Likeness likeness;
  };

  /// The most alike first, each row once.
  template <typename Take>
  void take_best(std::vector<Compared>& all, Take take) {
    std::sort(all.begin(), all.end(), [](const Compared& a, const Compared& b) {
      if (a.likeness.all() != b.likeness.all()) return a.likeness.all() > b.likeness.all();
      return std::pair(a.former, a.later) < std::pair(b.former, b.later);
    });
    for (const Compared& each : all) {
      if (former_free_[each.former] && later_free_[each.later] &&
          !is_denied(each.former, each.later))
        take(each);
    }
  }

  struct Left {
    std::vector<std::uint32_t> rows;
    std::vector<RowGrams> grams;
  };

  static Left left_of(const EditionRows& edition, const std::vector<bool>& is_free) {
    Left left;
    for (std::uint32_t i = 0; i < edition.rows.size(); ++i) {
      if (!is_free[i]) continue;
      left.rows.push_back(i);
      left.grams.push_back(grams_of_row(edition, i));
    }
    return left;
  }

  void by_likeness() {
    const Left formers = left_of(former_, former_free_);
    const Left laters = left_of(later_, later_free_);
    const GramWeights weights(formers.grams, laters.grams);
    // Asked from both sides, so that backwards the same pairs are compared.
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const GramIndex index_of_laters(laters.grams, weights);
    const GramIndex index_of_formers(formers.grams, weights);
    for (std::uint32_t i = 0; i < formers.rows.size(); ++i) {
      for (const std::uint32_t j : index_of_laters.nearest(formers.grams[i])) pairs.emplace(i, j);
    }
    for (std::uint32_t j = 0; j < laters.rows.size(); ++j) {
      for (const std::uint32_t i : index_of_formers.nearest(laters.grams[j])) pairs.emplace(i, j);
    }
    const auto weights_of = [&](const Left& left) {
      std::vector<double> all;
      for (const RowGrams& each : left.grams) all.push_back(weights.weight(each.prose));
      return all;
    };
    const std::vector<double> former_weights = weights_of(formers);
    const std::vector<double> later_weights = weights_of(laters);
    std::vector<Compared> all;
    for (const auto& [i, j] : pairs) {
      const RowGrams& own = formers.grams[i];
      const RowGrams& other = laters.grams[j];
      // By the shorter text: a plan is often retold at more length.
      const double shorter = std::min(former_weights[i], later_weights[j]);
      const Likeness likeness{text::dice(own.title, other.title),
                              shorter > 0 ? weights.shared(own.prose, other.prose) / shorter : 0,
                              std::min(own.prose.size(), other.prose.size()) >= kLeastProse};
      if (is_alike(formers.rows[i], laters.rows[j], likeness))
        all.push_back({formers.rows[i], laters.rows[j], likeness});
    }
    take_best(all, [&](const Compared& each) {
      match(each.former, each.later, LinkBasis::kLikeness, each.likeness,
            std::min(0.95, each.likeness.all()));
    });
  }

  bool is_alike(std::uint32_t former, std::uint32_t later, const Likeness& likeness) const {
    if (!likeness.has_text && likeness.title < kLeastTitleAlone) return false;
    if (former_.rows[former].department == later_.rows[later].department)
      return likeness.all() >= kLeastAlike;
    return likeness.has_text && likeness.all() >= kLeastAlikeMoved &&
           likeness.text >= kLeastTextMoved;
  }

  /// A row that is left over is a part of a matched row of the other edition if most of its text
  /// stood there and is not in what that row became.
  void parts(const EditionRows& own, const std::vector<bool>& is_free, const EditionRows& other,
             bool is_split) {
    const Left left = left_of(own, is_free);
    if (left.rows.empty()) return;
    const GramWeights weights(left.grams, {});
    const GramIndex index(left.grams, weights);
    struct Part {
      double share = 0;
      double title = 0;
      std::uint32_t whole = 0;
    };
    std::vector<std::optional<Part>> best(left.rows.size());
    for (const RowMatch& match : matches_) {
      const std::uint32_t whole = is_split ? match.former : match.later;
      const std::uint32_t stayed = is_split ? match.later : match.former;
      const RowGrams grams = grams_of_row(other, whole);
      std::optional<std::vector<std::uint32_t>> stayed_prose;
      for (const std::uint32_t i : index.nearest_by_prose(grams.prose)) {
        const std::uint32_t part = left.rows[i];
        const RowGrams& own_grams = left.grams[i];
        if (own.rows[part].department != other.rows[whole].department ||
            own_grams.prose.size() < kLeastProse ||
            is_denied(is_split ? whole : part, is_split ? part : whole))
          continue;
        const double title = text::dice(own_grams.title, grams.title);
        const double weight = weights.weight(own_grams.prose);
        const double share = weights.shared(own_grams.prose, grams.prose) / weight;
        if (title < kLeastTitleOfPart || share < kLeastOfPart) continue;
        if (!stayed_prose) stayed_prose = grams_of({}, own.prose(stayed)).prose;
        if (weights.shared(own_grams.prose, *stayed_prose) / weight > kMostStayed) continue;
        if (!best[i] || share > best[i]->share) best[i] = Part{share, title, whole};
      }
    }
    for (std::size_t i = 0; i < left.rows.size(); ++i) {
      if (!best[i]) continue;
      const Part& part = *best[i];
      matches_.push_back({is_split ? part.whole : left.rows[i],
                          is_split ? left.rows[i] : part.whole,
                          is_split ? LinkKind::kSplit : LinkKind::kMerged, LinkBasis::kLikeness,
                          part.title, part.share, std::min(0.9, (part.title + part.share) / 2)});
    }
  }

  /// Of an initiative that became several, the one that took another title is a part too.
  void name_parts() {
    std::map<std::uint32_t, std::size_t> laters;
    std::map<std::uint32_t, std::size_t> formers;
    for (const RowMatch& each : matches_) {
      ++laters[each.former];
      ++formers[each.later];
    }
    for (RowMatch& each : matches_) {
      if (each.kind != LinkKind::kRetitled) continue;
      if (laters[each.former] > 1) each.kind = LinkKind::kSplit;
      if (formers[each.later] > 1) each.kind = LinkKind::kMerged;
    }
  }

  const EditionRows& former_;
  const EditionRows& later_;
  const std::set<std::pair<std::uint32_t, std::uint32_t>>& denied_;
  std::vector<bool> former_free_;
  std::vector<bool> later_free_;
  std::vector<RowMatch> matches_;
};

}  // namespace

index::LinkKind kind_of(const Row& former, const Row& later) {
  if (former.department != later.department) return LinkKind::kMoved;
  return former.title != later.title ? LinkKind::kRetitled : LinkKind::kSame;
}

std::vector<RowMatch> match_editions(
    const EditionRows& former, const EditionRows& later,
    const std::set<std::pair<std::uint32_t, std::uint32_t>>& denied) {
  return Matcher(former, later, denied).go();
}

}  // namespace torikumi::indexing
