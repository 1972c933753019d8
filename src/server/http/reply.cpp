// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/reply.hpp"

#include "server/http/gzip.hpp"

namespace torikumi::server::http {
namespace {

namespace bhttp = boost::beast::http;

/// Smaller answers are not worth the time to compress them.
constexpr std::size_t kLeastZipped = 1024;  // bytes

/// What every answer carries.
Reply with_headers(const Response& response, const ReplyOptions& envelope) {
  Reply reply(static_cast<bhttp::status>(response.status), envelope.version);
  reply.set(bhttp::field::content_type, response.type);
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("X-Frame-Options", "DENY");
  reply.set("Referrer-Policy", "same-origin");
  reply.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  reply.set("X-Request-Id", envelope.id);
  reply.set(bhttp::field::vary, "Accept-Encoding, Origin");
  if (!envelope.origin.empty())
    reply.set(bhttp::field::access_control_allow_origin, envelope.origin);
  for (const auto& [name, value] : response.headers) {
    // An empty one takes away what stands above.
    if (value.empty()) {
      reply.erase(name);
    } else {
      reply.set(name, value);
    }
  }
  reply.keep_alive(envelope.keep);
  return reply;
}

}  // namespace

ReplyOptions envelope_of(const Received& request, const std::vector<std::string>& origins) {
  ReplyOptions envelope;
  envelope.keep = request.keep_alive();
  envelope.version = request.version();
  envelope.head = request.method() == bhttp::verb::head;
  envelope.zip = takes_gzip(std::string_view(request[bhttp::field::accept_encoding]));
  const std::string origin(request[bhttp::field::origin]);
  for (const std::string& allowed : origins) {
    if (!origin.empty() && (allowed == "*" || allowed == origin)) envelope.origin = origin;
  }
  return envelope;
}

Reply reply_of(Response response, const ReplyOptions& envelope) {
  Reply reply = with_headers(response, envelope);
  if (envelope.zip && response.body.size() >= kLeastZipped) {
    reply.body() = gzipped(response.body);
    reply.set(bhttp::field::content_encoding, "gzip");
  } else {
    reply.body() = std::move(response.body);
  }
  reply.prepare_payload();
  if (envelope.head) reply.body().clear();
  return reply;
}

Reply head_of_pieces(const Response& response, const ReplyOptions& envelope) {
  Reply reply = with_headers(response, envelope);
  reply.chunked(true);
  if (envelope.zip) reply.set(bhttp::field::content_encoding, "gzip");
  return reply;
}

}  // namespace torikumi::server::http
