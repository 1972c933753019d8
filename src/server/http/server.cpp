// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/server.hpp"

#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>

#include "base/error.hpp"

namespace torikumi::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t kMostHeader = 16 * 1024;  // bytes, the request line included
constexpr std::uint64_t kMostBody = 256 * 1024;   // 20,000 characters of four bytes, and some
constexpr int kMostConnections = 512;
constexpr auto kTimeToSend = std::chrono::seconds(10);
constexpr auto kIdle = std::chrono::seconds(60);

/// Of a request that was refused before its end.
constexpr auto kTimeToDrop = std::chrono::seconds(2);
constexpr std::size_t kMostDropped = 1024 * 1024;  // bytes

/// Requests that wait for a search thread, for each of them; more are sent away at once.
constexpr int kMostWaiting = 16;

using Reply = bhttp::response<bhttp::string_body>;

Reply reply_of(const Response& response, unsigned version, bool keep_alive, bool head) {
  Reply reply(static_cast<bhttp::status>(response.status), version);
  reply.set(bhttp::field::content_type, response.type);
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("X-Frame-Options", "DENY");
  reply.set("Referrer-Policy", "same-origin");
  reply.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  for (const auto& [name, value] : response.headers) reply.set(name, value);
  reply.keep_alive(keep_alive);
  reply.body() = response.body;
  reply.prepare_payload();
  if (head) reply.body().clear();
  return reply;
}

Response problem(unsigned status, const std::string& title) {
  return {status,
          "application/problem+json",
          R"({"title":")" + title + R"(","status":)" + std::to_string(status) + "}",
          {}};
}

class Server {
 public:
  Server(const ServerOptions& options, const Handler& handler)
      : handler_(handler),
        most_waiting_(static_cast<int>(options.threads) * kMostWaiting),
        pool_(options.threads),
        acceptor_(io_) {
    try {
      const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
      acceptor_.open(endpoint.protocol());
      acceptor_.set_option(asio::socket_base::reuse_address(true));
      acceptor_.bind(endpoint);
      acceptor_.listen();
    } catch (const boost::system::system_error& error) {
      throw base::Error(base::Code::kSystem,
                        "cannot listen on " + options.address + ":" + std::to_string(options.port) +
                            ": " + error.code().message(),
                        "give another --listen ADDRESS:PORT");
    }
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void run() {
    asio::signal_set signals(io_, SIGTERM, SIGINT);
    signals.async_wait([&](const error_code&, int) {
      stopping_ = true;
      acceptor_.close();
      if (connections_ == 0) io_.stop();
      // A connection that stays open for nothing is not waited for.
      grace_.expires_after(std::chrono::seconds(5));
      grace_.async_wait([&](const error_code&) { io_.stop(); });
    });
    asio::co_spawn(io_, accept(), asio::detached);
    io_.run();
    pool_.join();
  }

 private:
  asio::awaitable<void> accept() {
    while (!stopping_) {
      error_code error;
      tcp::socket socket =
          co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (error) {
        if (stopping_) co_return;
        // Out of descriptors, or the like: it passes.
        asio::steady_timer pause(io_, std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      if (connections_ >= kMostConnections) continue;  // closed at once
      ++connections_;
      asio::co_spawn(io_, talk(beast::tcp_stream(std::move(socket))),
                     [this](const std::exception_ptr&) {
                       --connections_;
                       if (stopping_ && connections_ == 0) io_.stop();
                     });
    }
  }

  /// One connection: requests one after another, as HTTP/1.1 has them.
  asio::awaitable<void> talk(beast::tcp_stream stream) {
    beast::flat_buffer buffer;
    for (bool first = true; !stopping_; first = false) {
      error_code error;
      bhttp::request_parser<bhttp::string_body> parser;
      parser.header_limit(kMostHeader);
      parser.body_limit(kMostBody);
      if (!first && buffer.size() == 0) {
        stream.expires_after(kIdle);
        const std::size_t read = co_await stream.async_read_some(
            buffer.prepare(1024), asio::redirect_error(asio::use_awaitable, error));
        if (error) break;
        buffer.commit(read);
      }
      stream.expires_after(kTimeToSend);
      co_await bhttp::async_read(stream, buffer, parser,
                                 asio::redirect_error(asio::use_awaitable, error));
      if (error == bhttp::error::end_of_stream || error == beast::error::timeout) break;
      Response response;
      bool keep = false;
      unsigned version = 11;
      bool head = false;
      if (error) {
        if (error.category() != bhttp::make_error_code(bhttp::error::bad_method).category()) break;
        response = error == bhttp::error::body_limit     ? problem(413, "Content Too Large")
                   : error == bhttp::error::header_limit ? problem(431, "Header Fields Too Large")
                                                         : problem(400, "Bad Request");
      } else {
        const auto& request = parser.get();
        keep = request.keep_alive() && !stopping_;
        version = request.version();
        head = request.method() == bhttp::verb::head;
        response = co_await answer(request);
      }
      const Reply reply = reply_of(response, version, keep, head);
      stream.expires_after(kTimeToSend);
      bhttp::response_serializer<bhttp::string_body> serializer(reply);
      if (head) serializer.split(true);
      if (head) {
        co_await bhttp::async_write_header(stream, serializer,
                                           asio::redirect_error(asio::use_awaitable, error));
      } else {
        co_await bhttp::async_write(stream, serializer,
                                    asio::redirect_error(asio::use_awaitable, error));
      }
      if (error || !keep) break;
    }
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    // What a client still sends is read and dropped: closing upon it would take the answer back.
    std::size_t dropped = 0;
    stream.expires_after(kTimeToDrop);
    while (!ignored && dropped < kMostDropped) {
      buffer.clear();
      dropped += co_await stream.async_read_some(
          buffer.prepare(16 * 1024), asio::redirect_error(asio::use_awaitable, ignored));
    }
  }

  asio::awaitable<Response> answer(const bhttp::request<bhttp::string_body>& got) {
    const auto target = parse_target({got.target().data(), got.target().size()});
    if (!target) co_return problem(400, "Bad Request");
    Request request;
    request.method = std::string(got.method_string());
    request.path = target->path;
    request.parameters = target->parameters;
    request.body = got.body();
    request.if_none_match = std::string(got[bhttp::field::if_none_match]);
    request.host = std::string(got[bhttp::field::host]);
    if (waiting_ >= most_waiting_) {
      Response busy = problem(503, "Service Unavailable");
      busy.headers.emplace_back("Retry-After", "1");
      co_return busy;
    }
    ++waiting_;
    Response response;
    co_await asio::co_spawn(
        pool_,
        [&]() -> asio::awaitable<void> {
          response = handler_(request);
          co_return;
        },
        asio::use_awaitable);
    --waiting_;
    co_return response;
  }

  const Handler& handler_;
  const int most_waiting_;
  asio::io_context io_{1};
  asio::thread_pool pool_;
  tcp::acceptor acceptor_;
  asio::steady_timer grace_{io_};
  // Touched by the network's one thread alone.
  bool stopping_ = false;
  int connections_ = 0;
  int waiting_ = 0;
};

}  // namespace

void serve(const ServerOptions& options, const Handler& handler,
           const std::function<void(std::uint16_t)>& ready) {
  Server server(options, handler);
  ready(server.port());
  server.run();
}

}  // namespace torikumi::server::http
