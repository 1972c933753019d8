// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/record_stream.hpp"

#include "base/error.hpp"

namespace torikumi::server::service {

RecordStream::RecordStream(SessionPool::SessionLease lease, std::vector<index::DocId> documents,
                           Write write)
    : lease_(std::move(lease)),
      documents_(std::make_shared<const std::vector<index::DocId>>(std::move(documents))),
      write_(std::move(write)) {}

std::string RecordStream::next() try {
  constexpr std::size_t kBytes = std::size_t{64} << 10U;
  std::string rows;
  search::Searcher& searcher = lease_->searcher;
  while (rows.size() < kBytes && done_ < documents_->size()) {
    const schema::Record record = searcher.record((*documents_)[done_]);
    rows += write_(++done_, record, searcher.database().collection());
  }
  return rows;
} catch (const base::Error& error) {
  // What it has open is of no more use, as in Service::answer.
  if (error.code() == base::Code::kBroken || error.code() == base::Code::kShardDown)
    lease_->mark.clear();
  throw;
}

}  // namespace torikumi::server::service
