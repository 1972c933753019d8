// SPDX-License-Identifier: GPL-2.0-or-later
/// Exchange: one request at its desk, and the answers that most requests share.
///
///   exchange.parameters.number("limit", 10, 1, 100); if (auto no = exchange.refusal()) return *no;
#pragma once

#include <optional>
#include <set>
#include <string>

#include "server/http/message.hpp"
#include "server/service/desks.hpp"
#include "server/service/parameters.hpp"

namespace torikumi::server::service {

struct Exchange {
  Exchange(Desks::Lease at, const http::Request& asked, std::string named)
      : lease(std::move(at)),
        desk(*lease),
        request(asked),
        id(std::move(named)),
        parameters(asked.parameters) {}

  Desks::Lease lease;  ///< for an answer that goes on being made when this is gone
  Desk& desk;
  const http::Request& request;
  std::string id;  ///< what stands in the path for {id}
  Parameters parameters;

  /// 400 with what is wrong with the parameters, once all were asked for.
  std::optional<http::Response> refusal() const;
};

/// Hits that may be passed over; who needs all takes the CSV.
inline constexpr std::uint32_t kDeepestOffset = 10'000;

http::Response problem(unsigned status, const std::string& title, const std::string& detail,
                       const api::InvalidParameters& invalid = {});
http::Response json(std::string body);

/// What a table is written in, by the parameter `charset`.
enum class Charset { kUtf8, kCp932 };
Charset charset_of(Exchange& exchange);
http::Response csv_file(std::string body, const std::string& name, Charset charset);

/// Names in a header what a table's encoding cannot hold.
void tell_missing(const std::set<char32_t>& missing, http::Response& response);

/// Words, filters by every facet that the collection has, order, and what is taken back.
search::Request search_request(Exchange& exchange);

}  // namespace torikumi::server::service
