// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/session_pool.hpp"

#include <algorithm>
#include <thread>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "index/generations.hpp"
#include "index/remote_shards.hpp"
#include "schema/format.hpp"

namespace torikumi::server::service {

namespace {

/// 「資料3 質的改革の取組例」（平成26年11月）, of many the first ones.
std::string titles_of(const std::vector<index::SourceDocument>& documents) {
  constexpr std::size_t kMostNamed = 3;
  std::string titles;
  std::size_t named = 0;
  for (const index::SourceDocument& each : documents) {
    if (each.title.empty() || ++named > kMostNamed) continue;
    titles += "「" + each.title + "」" + (each.date.empty() ? "" : "（" + each.date + "）");
  }
  if (named > kMostNamed) titles += "ほか" + std::to_string(named - kMostNamed) + "点";
  return titles;
}

}  // namespace

SearchSession::SearchSession(const std::string& directory,
                             std::shared_ptr<const analysis::Dictionary> with_dictionary,
                             const SynonymState& state, std::string published,
                             std::shared_ptr<index::ReadCache> cache,
                             std::optional<std::uint32_t> generation)
    : dictionary(std::move(with_dictionary)),
      searcher(directory, *dictionary, state.synonyms, std::move(cache), generation),
      related(searcher.database(), *dictionary),
      themes(searcher.database()),
      analyser(*dictionary),
      synonyms_digest(state.digest),
      mark(std::move(published)) {
  index::Database& database = searcher.database();
  holding = {database.size(),
             database.stamp().indexed,
             related.has_wards(),
             database.doc_values()->cities() > 1,
             database.doc_values()->column(schema::slot::kEdition).labels().size() > 1,
             !database.due_years()->years().empty(),
             database.collection().site.name,
             database.collection().site.url,
             database.collection().site.contact,
             titles_of(database.documents())};
}

/// What is published, and what the synonyms are; looked up anew only now and then.
void SessionPool::look() {
  constexpr auto kBetweenLooks = std::chrono::milliseconds(500);
  const auto now = std::chrono::steady_clock::now();
  if (looked_ && now - *looked_ < kBetweenLooks) return;
  looked_.reset();
  // Other machines publish by themselves; what was opened answers until the file is written anew.
  const bool stub = index::is_stub(directory_);
  if (!stub && !index::read_published(directory_)) {
    throw base::Error(base::Code::kNotFound, "there is no database in " + directory_,
                      "make one with torikumi index");
  }
  read_synonyms();
  mark_ = stub ? index::file_mark(directory_) : index::published_mark(directory_);
  looked_ = now;
}

void SessionPool::read_synonyms() {
  const std::string mark = query::mark_of_synonym_files();
  if (mark == synonyms_mark_) return;
  synonyms_mark_ = mark;
  try {
    const std::vector<query::SynonymFile> files = query::read_synonym_files();
    analysis::Analyser analyser(*dictionary_);
    // At the start there are no former ones to go on with: then the sound lines are taken.
    const bool first = synonyms_.digest.empty();
    std::vector<std::string> faults;
    synonyms_.synonyms =
        std::make_shared<query::Synonyms>(files, analyser, first ? &faults : nullptr);
    std::string texts;
    for (const query::SynonymFile& each : files) texts += each.text + '\0';
    synonyms_.digest = base::digest(texts);
    synonyms_.fault = faults.empty() ? "" : faults.front() + "; such lines are passed over";
    if (!faults.empty()) complain_(synonyms_.fault);
  } catch (const base::Error& error) {
    // Without folders: what is said of it is shown to anyone.
    const bool malformed = error.code() == base::Code::kBadInput;
    synonyms_.fault = malformed ? error.what() : "a file of synonyms cannot be read";
    synonyms_.fault += synonyms_.synonyms->groups() > 0 ? "; the former synonyms stay in use"
                                                        : "; searches do without synonyms";
    complain_(synonyms_.fault);
  }
}

std::unique_ptr<SearchSession> SessionPool::find_free(Opening& opening) {
  const std::lock_guard lock(mutex_);
  const std::string before = mark_;
  look();
  if (mark_ != before || !cache_) cache_ = std::make_shared<index::ReadCache>();
  opening = {synonyms_, mark_, cache_, dictionary_, std::nullopt};
  if (!refused_.empty() && refused_ == mark_) {
    opening.mark = opened_.mark;
    opening.cache = opened_.cache;
    opening.generation = opened_.generation;
  }
  // Those of the former generation stay until the new one has turned out to be readable.
  std::erase_if(free_, [&](const auto& each) {
    if (each->mark != opening.mark) return each->mark != opened_.mark || opened_.mark == mark_;
    return each->dictionary != dictionary_ || each->synonyms_digest != synonyms_.digest;
  });
  const auto found = std::find_if(free_.begin(), free_.end(),
                                  [&](const auto& each) { return each->mark == opening.mark; });
  if (found == free_.end()) return nullptr;
  std::unique_ptr<SearchSession> session = std::move(*found);
  free_.erase(found);
  return session;
}

bool SessionPool::goes_back(const Opening& opening, const base::Error& error) {
  // A stub's shards are other machines' affair, and may be well in a moment.
  if (error.code() != base::Code::kRefused || opening.generation || index::is_stub(directory_))
    return false;
  const std::lock_guard lock(mutex_);
  if (opened_.mark.empty() || opened_.mark == opening.mark) return false;
  if (refused_ != opening.mark)
    complain_(std::string(error.what()) + "; the generation before goes on answering");
  refused_ = opening.mark;
  return true;
}

void SessionPool::give_back(std::unique_ptr<SearchSession> session) {
  // Slow downloads may have had many: no more stay than can be at work. What has lost its mark
  // is of no more use.
  static const std::size_t most = 2 * std::max(std::thread::hardware_concurrency(), 4U);
  const std::lock_guard lock(mutex_);
  if (free_.size() < most && !session->mark.empty()) free_.push_back(std::move(session));
}

void SessionPool::learn_words(Opening& opening) {
  std::string known;
  {
    const std::lock_guard lock(mutex_);
    if (words_mark_ == opening.mark) return;
    known = own_words_;
  }
  std::string words = index::read_own_words(directory_);
  std::shared_ptr<const analysis::Dictionary> made;
  if (words != known) {
    try {
      made = std::make_shared<const analysis::Dictionary>(words);
    } catch (const base::Error& error) {
      if (error.code() != base::Code::kBadInput) throw;
      throw base::Error(base::Code::kBroken, "the words of own that the index keeps are damaged",
                        "build it anew with torikumi index --rebuild");
    }
  }
  const std::lock_guard lock(mutex_);
  if (made && words != own_words_) {
    dictionary_ = std::move(made);
    own_words_ = std::move(words);
    synonyms_mark_.clear();  // they are cut by the dictionary
    read_synonyms();
  }
  words_mark_ = opening.mark;
  opening.dictionary = dictionary_;
  opening.synonyms = synonyms_;
}

void SessionPool::refuse_while_down() {
  const std::lock_guard lock(mutex_);
  if (!failure_) return;
  if (is_trying_ || std::chrono::steady_clock::now() < next_try_) throw base::Error(*failure_);
  is_trying_ = true;
}

void SessionPool::end_try() {
  const std::lock_guard lock(mutex_);
  is_trying_ = false;
  failure_.reset();
}

void SessionPool::call_down(const base::Error& error) {
  constexpr std::chrono::milliseconds kBetweenTries{500};
  const std::lock_guard lock(mutex_);
  failure_ = error;
  next_try_ = std::chrono::steady_clock::now() + kBetweenTries;
}

std::unique_ptr<SearchSession> SessionPool::open(Opening& opening) {
  refuse_while_down();
  try {
    if (!opening.generation) learn_words(opening);
    auto session = std::make_unique<SearchSession>(directory_, opening.dictionary, opening.synonyms,
                                                   opening.mark, opening.cache, opening.generation);
    end_try();
    const std::lock_guard lock(mutex_);
    if (!opening.generation && opening.mark == mark_)
      opened_ = {mark_, session->searcher.database().stamp().generation, opening.cache};
    return session;
  } catch (const base::Error& error) {
    end_try();
    if (error.code() == base::Code::kShardDown) call_down(error);
    throw;
  } catch (...) {
    end_try();
    throw;
  }
}

SessionPool::SessionLease SessionPool::take() {
  std::unique_ptr<SearchSession> session;
  while (!session) {
    Opening opening;
    session = find_free(opening);
    try {
      if (!session) session = open(opening);
    } catch (const base::Error& error) {
      if (!goes_back(opening, error)) throw;
    }
  }
  return {session.release(),
          [this](SearchSession* used) { give_back(std::unique_ptr<SearchSession>(used)); }};
}

void SessionPool::call_damaged(const std::string& mark) {
  const std::lock_guard lock(mutex_);
  damaged_ = mark;
}

bool SessionPool::is_damaged() {
  const std::lock_guard lock(mutex_);
  return !damaged_.empty() && damaged_ == mark_;
}

SessionPool::Overview SessionPool::overview() {
  const std::lock_guard lock(mutex_);
  return {free_.size(), synonyms_.synonyms->groups(), synonyms_.fault,
          !refused_.empty() && refused_ == mark_, opened_.cache ? opened_.cache->damaged() : 0};
}

}  // namespace torikumi::server::service
