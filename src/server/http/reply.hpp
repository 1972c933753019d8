// SPDX-License-Identifier: GPL-2.0-or-later
/// Reply: a response as bytes on the wire, with the headers that every answer carries.
///
///   {200, json, "{…}"} to a client that takes gzip → HTTP/1.1 200 OK, Content-Encoding: gzip …
#pragma once

#include <boost/beast/http.hpp>
#include <string>
#include <vector>

#include "server/http/message.hpp"

namespace torikumi::server::http {

using Received = boost::beast::http::request<boost::beast::http::string_body>;
using Reply = boost::beast::http::response<boost::beast::http::string_body>;

/// What a request says of how its answer is sent.
struct ReplyOptions {
  unsigned version = 11;
  bool keep = false;   ///< the connection stays
  bool head = false;   ///< headers alone
  bool zip = false;    ///< gzip is taken
  std::string origin;  ///< of another site's page that may read the answer
  std::string id;      ///< of the request
};

/// `origins` are those that may read answers; "*" for any.
ReplyOptions envelope_of(const Received& request, const std::vector<std::string>& origins);

Reply reply_of(Response response, const ReplyOptions& envelope);

/// The headers of a response whose body comes in pieces, each sent as a chunk (RFC 9112, 7.1).
Reply head_of_pieces(const Response& response, const ReplyOptions& envelope);

}  // namespace torikumi::server::http
