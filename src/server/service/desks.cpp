// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/desks.hpp"

#include "base/error.hpp"
#include "store/generations.hpp"

namespace torikumi::server::service {

Desk::Desk(const std::string& directory, const analysis::Dictionary& dictionary)
    : searcher(directory, dictionary),
      related(searcher.database(), dictionary),
      themes(searcher.database()),
      analyser(dictionary) {
  store::Database& database = searcher.database();
  holding = {database.xapian().get_doccount(), database.stamp().indexed, related.has_wards()};
}

std::uint32_t Desks::published() {
  constexpr auto kBetweenLooks = std::chrono::milliseconds(500);
  const auto now = std::chrono::steady_clock::now();
  if (generation_ != 0 && now - looked_ < kBetweenLooks) return generation_;
  generation_ = 0;
  const auto published = store::read_published(directory_);
  if (!published) {
    throw base::Error(base::Code::kNotFound, "there is no database in " + directory_,
                      "make one with torikumi index");
  }
  generation_ = published->present;
  looked_ = now;
  return generation_;
}

Desks::Lease Desks::take() {
  std::unique_ptr<Desk> desk;
  {
    const std::lock_guard lock(mutex_);
    const std::uint32_t present = published();
    std::erase_if(free_, [&](const auto& each) {
      return each->searcher.database().stamp().generation != present;
    });
    if (!free_.empty()) {
      desk = std::move(free_.back());
      free_.pop_back();
    }
  }
  if (!desk) desk = std::make_unique<Desk>(directory_, dictionary_);
  return {desk.release(), [this](Desk* used) {
            const std::lock_guard lock(mutex_);
            free_.emplace_back(used);
          }};
}

}  // namespace torikumi::server::service
