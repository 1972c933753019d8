// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lineage.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "index/codec.hpp"
#include "index/editions.hpp"
#include "schema/format.hpp"

namespace torikumi::index {
namespace {

constexpr std::array<std::string_view, kLinkKinds> kKindNames{"same", "retitled", "moved", "split",
                                                              "merged"};
constexpr std::array<std::string_view, kLinkBases> kBasisNames{"id", "title", "likeness", "hand"};

std::uint64_t at_most(std::uint64_t number, std::uint64_t most) {
  if (number > most) Decoder::fail();
  return number;
}

std::uint8_t percent(Decoder& in) { return static_cast<std::uint8_t>(at_most(in.number(), 100)); }

std::uint32_t number32(Decoder& in) {
  return static_cast<std::uint32_t>(at_most(in.number(), ~std::uint32_t{0}));
}

}  // namespace

std::string_view name_of(LinkKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view name_of(LinkBasis basis) { return kBasisNames[static_cast<std::size_t>(basis)]; }

std::string encode_links(const std::vector<Link>& links) {
  Encoder out;
  std::uint32_t before = 0;
  for (const Link& each : links) {
    out.put_number(each.former - before);
    before = each.former;
    out.put_number(each.later);
    out.put_number(static_cast<std::uint64_t>(each.kind));
    out.put_number(static_cast<std::uint64_t>(each.basis));
    out.put_number(each.confidence);
    out.put_number(each.title_likeness);
    out.put_number(each.text_likeness);
    out.put_number(each.former_wording);
    out.put_number(each.later_wording);
  }
  return out.take();
}

std::vector<Link> decode_links(std::string_view data) {
  Decoder in(data);
  std::vector<Link> links;
  std::uint64_t former = 0;
  while (!in.at_end()) {
    Link link;
    former = at_most(former + number32(in), ~std::uint32_t{0});
    link.former = static_cast<std::uint32_t>(former);
    link.later = number32(in);
    link.kind = static_cast<LinkKind>(at_most(in.number(), kLinkKinds - 1));
    link.basis = static_cast<LinkBasis>(at_most(in.number(), kLinkBases - 1));
    link.confidence = percent(in);
    link.title_likeness = percent(in);
    link.text_likeness = percent(in);
    link.former_wording = number32(in);
    link.later_wording = number32(in);
    links.push_back(link);
  }
  return links;
}

namespace {

/// Numbers of links, ascending by one end of them.
std::vector<std::uint32_t> by_end(const std::vector<Link>& links, std::uint32_t Link::*end) {
  std::vector<std::uint32_t> numbers(links.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return links[a].*end < links[b].*end; });
  return numbers;
}

std::vector<Link> with_end(const std::vector<Link>& links, std::uint32_t Link::*end,
                           const std::vector<std::uint32_t>& numbers, Xapian::docid document) {
  std::vector<Link> found;
  auto each = std::partition_point(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
    return links[number].*end < document;
  });
  for (; each != numbers.end() && links[*each].*end == document; ++each)
    found.push_back(links[*each]);
  return found;
}

bool is_whole(const Link& link) {
  return link.kind != LinkKind::kSplit && link.kind != LinkKind::kMerged;
}

}  // namespace

Lineage::Lineage(std::vector<Link> links, const DocValues& values) : links_(std::move(links)) {
  std::vector<std::pair<std::uint32_t, Xapian::docid>> documents;
  for (Xapian::docid document = 1; document <= values.last() && !links_.empty(); ++document) {
    if (values.exists(document)) documents.emplace_back(values.order(document), document);
  }
  std::sort(documents.begin(), documents.end());
  const auto document_at = [&](std::uint32_t place) {
    const auto found =
        std::lower_bound(documents.begin(), documents.end(), std::pair(place, Xapian::docid{0}));
    if (found == documents.end() || found->first != place) Decoder::fail();
    return found->second;
  };
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  const std::vector<std::size_t> ages = ages_of_editions(values);
  for (Link& each : links_) {
    each.former = document_at(each.former);
    each.later = document_at(each.later);
    const std::uint32_t before = editions[each.former];
    const std::uint32_t behind = editions[each.later];
    // Whoever follows links gets to an end.
    if (before == LabelColumn::kNone || behind == LabelColumn::kNone ||
        ages[before] >= ages[behind])
      Decoder::fail();
  }
  by_former_ = by_end(links_, &Link::former);
  by_later_ = by_end(links_, &Link::later);
  if (!links_.empty()) later_.resize(values.last() + std::size_t{1});
  for (const Link& each : links_) {
    if (is_whole(each) && from(each.former).size() == 1 && to(each.later).size() == 1)
      later_[each.former] = each.later;
  }
}

std::vector<Link> Lineage::from(Xapian::docid document) const {
  return with_end(links_, &Link::former, by_former_, document);
}

std::vector<Link> Lineage::to(Xapian::docid document) const {
  return with_end(links_, &Link::later, by_later_, document);
}

Xapian::docid Lineage::former_of(Xapian::docid document) const {
  const std::vector<Link> links = to(document);
  if (links.size() != 1) return 0;
  return later_of(links.front().former) == document ? links.front().former : 0;
}

std::vector<Xapian::docid> Lineage::editions_of_one(Xapian::docid document) const {
  std::vector<Xapian::docid> all;
  for (document = newest_of(document); document != 0; document = former_of(document))
    all.push_back(document);
  return all;
}

}  // namespace torikumi::index
