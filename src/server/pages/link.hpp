// SPDX-License-Identifier: GPL-2.0-or-later
/// Link: an address on this site, built of path and parameters.
///
///   Link("/search").with("q", "見守り") → /search?q=%E8%A6%8B%E5%AE%88%E3%82%8A
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace torikumi::server::pages {

class Link {
 public:
  static constexpr std::size_t kLongestRepeated = 1000;  ///< bytes

  explicit Link(std::string path) : path_(std::move(path)) {}

  /// One more parameter; none for an empty value.
  Link with(const std::string& name, const std::string& value) const;
  /// Without those of this name, or only the one with this value.
  Link without(const std::string& name) const;
  Link without(const std::string& name, const std::string& value) const;
  /// The same parameters elsewhere.
  Link at(const std::string& path) const;
  Link part(const std::string& fragment) const;

  const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

  /// False for an address so long that a page would repeat more of it than it says: such a link
  /// stands once, and not beside each hit, count or filter.
  bool may_repeat() const { return text().size() <= kLongestRepeated; }

  /// Percent-encoded (RFC 3986: all but unreserved characters).
  std::string text() const;

 private:
  std::string path_;
  std::vector<std::pair<std::string, std::string>> parameters_;
  std::string fragment_;
};

/// /initiatives/ID, with what was searched, so that matches can be marked there, and with the
/// search that leads back. A long query, or a long way back, is left out.
Link initiative_link(const std::string& id, const std::string& query = "",
                     const std::string& from = "");

}  // namespace torikumi::server::pages
