// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/desks.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "store/generations.hpp"

namespace torikumi::server::service {

Desk::Desk(const std::string& directory, const analysis::Dictionary& dictionary,
           const SynonymState& state)
    : searcher(directory, dictionary, state.synonyms),
      related(searcher.database(), dictionary),
      themes(searcher.database()),
      analyser(dictionary),
      synonyms_digest(state.digest) {
  store::Database& database = searcher.database();
  holding = {database.xapian().get_doccount(), database.stamp().indexed, related.has_wards()};
}

/// What is published, and what the synonyms are; looked up anew only now and then.
void Desks::look() {
  constexpr auto kBetweenLooks = std::chrono::milliseconds(500);
  const auto now = std::chrono::steady_clock::now();
  if (generation_ != 0 && now - looked_ < kBetweenLooks) return;
  generation_ = 0;
  const auto published = store::read_published(directory_);
  if (!published) {
    throw base::Error(base::Code::kNotFound, "there is no database in " + directory_,
                      "make one with torikumi index");
  }
  read_synonyms();
  generation_ = published->present;
  looked_ = now;
}

void Desks::read_synonyms() {
  const std::string file = search::synonyms_file();
  std::error_code missing;
  const auto time = std::filesystem::last_write_time(file, missing);
  if (!missing && time == synonyms_time_) return;
  synonyms_time_ = missing ? std::filesystem::file_time_type{} : time;
  try {
    const std::string text = base::read_file(file);
    analysis::Analyser analyser(dictionary_);
    // Without folders: what is said of it is shown to anyone.
    synonyms_.synonyms = std::make_shared<query::Synonyms>(text, "synonyms.txt", analyser);
    synonyms_.digest = base::digest(text);
    synonyms_.fault.clear();
  } catch (const base::Error& error) {
    synonyms_.fault = missing ? "synonyms.txt cannot be read" : error.what();
  }
}

Desks::Lease Desks::take() {
  std::unique_ptr<Desk> desk;
  SynonymState synonyms;
  {
    const std::lock_guard lock(mutex_);
    look();
    std::erase_if(free_, [&](const auto& each) {
      return each->searcher.database().stamp().generation != generation_ ||
             each->synonyms_digest != synonyms_.digest;
    });
    if (!free_.empty()) {
      desk = std::move(free_.back());
      free_.pop_back();
    }
    synonyms = synonyms_;
  }
  if (!desk) desk = std::make_unique<Desk>(directory_, dictionary_, synonyms);
  return {desk.release(), [this](Desk* used) {
            const std::lock_guard lock(mutex_);
            free_.emplace_back(used);
          }};
}

Desks::Overview Desks::overview() {
  const std::lock_guard lock(mutex_);
  return {free_.size(), synonyms_.synonyms->groups(), synonyms_.fault};
}

}  // namespace torikumi::server::service
