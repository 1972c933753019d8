// SPDX-License-Identifier: GPL-2.0-or-later
/// Request context: one request with its session, and the answers that most requests share.
///
///   context.parameters.number("limit", 10, 1, 100); if (auto no = context.refusal()) return *no;
#pragma once

#include <optional>
#include <set>
#include <string>

#include "api/table.hpp"
#include "server/http/message.hpp"
#include "server/service/parameters.hpp"
#include "server/service/service_options.hpp"
#include "server/service/session_pool.hpp"

namespace torikumi::server::service {

struct RequestContext {
  RequestContext(SessionPool::SessionLease at, const http::Request& asked, std::string named,
                 const ServiceOptions& set)
      : lease(std::move(at)),
        session(*lease),
        request(asked),
        id(std::move(named)),
        options(set),
        parameters(asked.parameters) {}

  SessionPool::SessionLease lease;  ///< for an answer that goes on being made when this is gone
  SearchSession& session;
  const http::Request& request;
  std::string id;  ///< what stands in the path for {id}
  const ServiceOptions& options;
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
Charset charset_of(RequestContext& context);
http::Response csv_file(std::string body, const std::string& name, Charset charset);
http::Response xlsx_file(const api::Table& table, const std::string& name);

/// Scheme and host, as the client called this server. Throws Error kUsage for a Host that is no
/// name or address.
std::string site_of(const RequestContext& context);

/// Where an initiative's page stands, as the client reached this server.
std::string address_of(const RequestContext& context, const std::string& id);

/// The parameter `edition`, one that the database has; empty where none is given. Another is
/// refused.
std::string edition_of(RequestContext& context);

/// Names in a header what a table's encoding cannot hold.
void tell_missing(const std::set<char32_t>& missing, http::Response& response);

/// The filters by these facets that the parameters give.
std::vector<search::Filter> filters_of(RequestContext& context,
                                       const std::vector<std::string>& facets);

/// On pages the editions of one initiative are one hit, unless the address says otherwise.
inline const std::vector<std::string> kPageGroups{"initiative", "none"};

/// Words, filters by every facet that the collection has, order, what is taken back, and what a hit
/// is: `groups` are kGroupNames, the usual one first.
search::Request search_request(RequestContext& context,
                               const std::vector<std::string>& groups = search::kGroupNames);

}  // namespace torikumi::server::service
