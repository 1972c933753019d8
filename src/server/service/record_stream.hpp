// SPDX-License-Identifier: GPL-2.0-or-later
/// RecordStream: records as rows of text, some at a time, so that no answer holds them all.
///
///   9,010 initiatives → "1,3f2a…,総務局,…\r\n2,…", 64 KiB a piece
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "schema/collection.hpp"
#include "server/service/session_pool.hpp"

namespace torikumi::server::service {

/// A copy begins where the original stands. One thread.
class RecordStream {
 public:
  /// `write` makes a row of a record; `number` counts from 1.
  using Write = std::function<std::string(std::size_t number, const schema::Record& record,
                                          const schema::Collection& collection)>;

  RecordStream(SessionPool::SessionLease lease, std::vector<index::DocId> documents, Write write);

  std::size_t size() const { return documents_->size(); }

  /// The next rows, 64 KiB or so; empty behind the last.
  std::string next();

 private:
  SessionPool::SessionLease lease_;
  std::shared_ptr<const std::vector<index::DocId>> documents_;
  Write write_;
  std::size_t done_ = 0;
};

}  // namespace torikumi::server::service
