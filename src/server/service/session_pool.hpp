// SPDX-License-Identifier: GPL-2.0-or-later
/// Session pool: what one request needs to be answered, one request a session at a time, always
/// with the generation that is published and the synonyms as they stand in their files.
///
///   SessionPool sessions("index/db"); auto session = sessions.take();
///   session->searcher.search({"見守り"});
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "search/searcher.hpp"
#include "search/similar/related.hpp"
#include "search/similar/themes.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::service {

/// Synonyms as they were last sound.
struct SynonymState {
  std::shared_ptr<const query::Synonyms> synonyms = std::make_shared<query::Synonyms>();
  std::string digest;  ///< of the file they came from
  std::string fault;   ///< why a later file was refused, with its line; else empty
};

struct SearchSession {
  SearchSession(const std::string& directory,
                std::shared_ptr<const analysis::Dictionary> with_dictionary,
                const SynonymState& state, std::string published,
                std::shared_ptr<index::ReadCache> cache, std::optional<std::uint32_t> generation);

  std::shared_ptr<const analysis::Dictionary> dictionary;
  search::Searcher searcher;
  search::Related related;
  search::Themes themes;
  analysis::Analyser analyser;
  pages::IndexSummary holding;
  std::string synonyms_digest;
  std::string mark;  ///< of the generation that it opened
};

/// Any thread.
class SessionPool {
 public:
  /// `complain` is told in a line what an operator should know: synonyms that were refused.
  SessionPool(std::string directory, std::function<void(const std::string&)> complain)
      : directory_(std::move(directory)), complain_(std::move(complain)) {}

  /// A session of the generation that is published, back in its place when it is let go. Whether
  /// another was published, or the synonyms edited, is looked up twice a second. Where the one that
  /// is published is of another format, as a newer program makes it, the one before goes on
  /// answering. Throws Error where the database is gone or broken; the next call tries again.
  using SessionLease = std::shared_ptr<SearchSession>;
  SessionLease take();

  struct Overview {
    std::size_t free = 0;
    std::size_t synonym_groups = 0;
    std::string synonyms_fault;
    bool is_outdated = false;  ///< what is published is of a format that this program cannot read
    std::size_t damaged_records = 0;  ///< that were asked for and cannot be read
  };
  Overview overview();

  /// The present generation turned out to be damaged; so it is held to be until another is
  /// published.
  void call_damaged(const std::string& mark);
  bool is_damaged();

  /// A shard did not answer in the middle of a request: for half a second nobody else need try.
  void call_down(const base::Error& error);

 private:
  /// What a session is opened with.
  struct Opening {
    SynonymState synonyms;
    std::string mark;
    std::shared_ptr<index::ReadCache> cache;
    std::shared_ptr<const analysis::Dictionary> dictionary;
    std::optional<std::uint32_t> generation;  ///< one that is not the published one
  };
  /// The generation that was opened last.
  struct Opened {
    std::string mark;
    std::uint32_t generation = 0;
    std::shared_ptr<index::ReadCache> cache;
  };

  /// A session that is free, or what is needed to open one.
  std::unique_ptr<SearchSession> find_free(Opening& opening);
  /// Whether what was just refused may be left to a newer program, and the one before go on.
  bool goes_back(const Opening& opening, const base::Error& error);
  void give_back(std::unique_ptr<SearchSession> session);
  void look();
  void read_synonyms();
  /// Makes the dictionary of the generation that is to be opened, where it is another.
  void learn_words(Opening& opening);
  std::unique_ptr<SearchSession> open(Opening& opening);
  /// Throws what the last opening failed with, where it is too early to try again.
  void refuse_while_down();
  void end_try();

  const std::string directory_;
  const std::function<void(const std::string&)> complain_;
  std::mutex mutex_;
  std::string own_words_;   ///< as dictionary_ holds them
  std::string words_mark_;  ///< of the generation that they were read of
  std::shared_ptr<const analysis::Dictionary> dictionary_ =
      std::make_shared<const analysis::Dictionary>();
  std::vector<std::unique_ptr<SearchSession>> free_;
  std::string mark_;  ///< of what is published: another, though of the same number, has another
  std::shared_ptr<index::ReadCache> cache_;  ///< of the generation of mark_
  std::string damaged_;
  Opened opened_;
  std::string refused_;  ///< the mark of a generation that is of another format
  // A shard that does not answer keeps one thread waiting, not all.
  std::optional<base::Error> failure_;  ///< of the last opening, where a shard was down
  std::chrono::steady_clock::time_point next_try_;
  bool is_trying_ = false;
  SynonymState synonyms_;
  std::string synonyms_mark_;
  std::optional<std::chrono::steady_clock::time_point> looked_;  ///< nothing: must look
};

}  // namespace torikumi::server::service
