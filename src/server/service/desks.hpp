// SPDX-License-Identifier: GPL-2.0-or-later
/// Desks: what one request needs to be answered, one request at a desk at a time, and always with
/// the generation that is published.
///
///   Desks desks("index/db"); auto desk = desks.take(); desk->searcher.search({"見守り"});
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "search/related.hpp"
#include "search/searcher.hpp"
#include "search/themes.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::service {

struct Desk {
  Desk(const std::string& directory, const analysis::Dictionary& dictionary);

  search::Searcher searcher;
  search::Related related;
  search::Themes themes;
  analysis::Analyser analyser;
  pages::Holding holding;
};

/// Any thread.
class Desks {
 public:
  explicit Desks(std::string directory) : directory_(std::move(directory)) {}

  /// A desk of the generation that is published, back in its place when it is let go. Whether
  /// another was published is looked up twice a second. Throws Error where the database is gone or
  /// broken; the next call tries again.
  using Lease = std::shared_ptr<Desk>;
  Lease take();

 private:
  std::uint32_t published();

  const std::string directory_;
  const analysis::Dictionary dictionary_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Desk>> free_;
  std::uint32_t generation_ = 0;
  std::chrono::steady_clock::time_point looked_{};
};

}  // namespace torikumi::server::service
