// SPDX-License-Identifier: GPL-2.0-or-later
/// Frame: what all pages have around them: head, menu, foot.
///
///   in_frame({"見守り の検索結果", Menu::kSearch}, body) → <!DOCTYPE html>…
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace torikumi::server::pages {

enum class Menu { kNone, kSearch, kOverview, kWards, kChanges, kTimeline, kDraft, kAbout };

/// What pages say of the database.
struct IndexSummary {
  std::uint32_t count = 0;  ///< initiatives
  std::string indexed;      ///< time in UTC, RFC 3339
  bool has_wards = false;
  bool has_cities = false;    ///< two or more
  bool has_editions = false;  ///< two or more, which can be compared
  bool has_due = false;       ///< some initiative says by when something is to be done
  std::string site;           ///< whose documents these are; empty where that is not told
  std::string site_url;       ///< likewise
  std::string contact;        ///< who answers questions, likewise
  std::string documents;      ///< their titles; empty where none is known
};

struct Frame {
  std::string title;
  Menu here = Menu::kNone;
  std::string feed;                     ///< address of an Atom feed of the same; may be empty
  std::optional<IndexSummary> holding;  ///< nothing where the database cannot be read
  std::string canonical = {};           ///< the page's plain address, where it has others
};

/// "2026年11月24日 12:50（日本時間）" of a time in UTC.
std::string japanese_time(const std::string& utc);

/// A whole page. `body` is markup.
std::string in_frame(const Frame& frame, const std::string& body);

/// The box to search with.
std::string search_box(const std::string& query);

}  // namespace torikumi::server::pages
