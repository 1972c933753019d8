// SPDX-License-Identifier: GPL-2.0-or-later
/// Lineage: which initiative continues which in the next edition, as a generation keeps it.
///
///   令和7年度 乗合ワゴンの検討 → 令和8年度 乗合ワゴンの運行: retitled, confidence .84
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/doc_values.hpp"

namespace torikumi::index {

enum class LinkKind : std::uint8_t {
  kSame,      ///< one title in one department
  kRetitled,  ///< under another title
  kMoved,     ///< in another department, perhaps under another title
  kSplit,     ///< one of several that an initiative became
  kMerged     ///< one of several that became an initiative
};
inline constexpr std::size_t kLinkKinds = 5;

/// What a link was found by.
enum class LinkBasis : std::uint8_t {
  kId,        ///< the source's own id
  kTitle,     ///< department and title
  kLikeness,  ///< how alike titles and texts are
  kHand       ///< the collection's file of pairs
};
inline constexpr std::size_t kLinkBases = 4;

/// The names of the contract: "same", "retitled" …, and "id", "title", "likeness", "hand".
std::string_view name_of(LinkKind kind);
std::string_view name_of(LinkBasis basis);

/// Two records of which the second is the first in a later edition.
struct Link {
  std::uint32_t former = 0;  ///< place in the sources, or (in a Lineage) document
  std::uint32_t later = 0;
  LinkKind kind = LinkKind::kSame;
  LinkBasis basis = LinkBasis::kTitle;
  std::uint8_t confidence = 0;  ///< percent
  std::uint8_t title_likeness = 0;
  std::uint8_t text_likeness = 0;
  /// Digests of what the two records say, the department aside: equal where nothing was reworded.
  std::uint32_t former_wording = 0;
  std::uint32_t later_wording = 0;

  friend bool operator==(const Link&, const Link&) = default;
};

/// As kept under metadata::kLineage of the first shard, ascending by former. decode throws Error
/// kBroken for bytes that end too early and for numbers out of their bounds.
std::string encode_links(const std::vector<Link>& links);
std::vector<Link> decode_links(std::string_view data);

/// The links of a generation by document. Immutable; any thread.
class Lineage {
 public:
  Lineage() = default;
  /// `links` by places in the sources. Throws Error kBroken for a place where no document stands,
  /// and for a link that leads to no later edition.
  Lineage(std::vector<Link> links, const DocValues& values);

  /// In the order of the former records in the sources.
  const std::vector<Link>& links() const { return links_; }

  /// The links that lead on from a document, and those that lead to it; by the order of the
  /// sources.
  std::vector<Link> from(Xapian::docid document) const;
  std::vector<Link> to(Xapian::docid document) const;

  /// The one edition that follows, and the one before; 0 where there is none, or where it is a part
  /// of a split or a merge.
  Xapian::docid later_of(Xapian::docid document) const {
    return document < later_.size() ? later_[document] : 0;
  }
  Xapian::docid former_of(Xapian::docid document) const;
  /// The last edition that follows, or the document itself.
  Xapian::docid newest_of(Xapian::docid document) const {
    while (const Xapian::docid later = later_of(document)) document = later;
    return document;
  }

  /// All editions of the initiative that a document is one of, the newest first.
  std::vector<Xapian::docid> editions_of_one(Xapian::docid document) const;

 private:
  std::vector<Link> links_;
  std::vector<std::uint32_t> by_former_;  ///< numbers of links, ascending by former's document
  std::vector<std::uint32_t> by_later_;
  std::vector<Xapian::docid> later_;  ///< by document
};

}  // namespace torikumi::index
