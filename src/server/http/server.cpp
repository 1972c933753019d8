// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <memory>
#include <sstream>
#include <thread>

#include "base/deadline.hpp"
#include "base/error.hpp"
#include "server/http/admission_queue.hpp"
#include "server/http/gzip.hpp"
#include "server/http/rate_limiter.hpp"
#include "server/http/reply.hpp"

namespace torikumi::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// Of a request that was refused before its end.
constexpr auto kTimeToDrop = std::chrono::seconds(2);
constexpr std::size_t kMostDropped = 1024 * 1024;  // bytes

/// Requests that wait for each slot; more are sent away at once.
constexpr std::uint32_t kMostWaiting = 16;

/// The client that trusted proxies tell of: the last address that is none of them, over all header
/// lines, for what stands before it anyone may have written. Empty where there is none.
std::string forwarded_for(const Received& request, const std::vector<std::string>& proxies) {
  std::vector<std::string> addresses;
  const auto lines = request.equal_range("X-Forwarded-For");
  for (auto line = lines.first; line != lines.second; ++line) {
    std::istringstream words(std::string(line->value()));
    for (std::string word; std::getline(words, word, ',');) {
      std::erase(word, ' ');
      // Some proxies write the port, too: 192.0.2.1:4711, [2001:db8::1]:4711.
      if (word.starts_with('[')) {
        word = word.substr(1, word.find(']') - 1);
      } else if (std::count(word.begin(), word.end(), ':') == 1) {
        word.resize(word.find(':'));
      }
      error_code error;
      const auto address = asio::ip::make_address(word, error);
      addresses.push_back(error ? std::string() : address.to_string());
    }
  }
  while (!addresses.empty() &&
         std::find(proxies.begin(), proxies.end(), addresses.back()) != proxies.end())
    addresses.pop_back();
  return addresses.empty() ? std::string() : addresses.back();
}

/// What a request that could not be read is refused with.
unsigned status_of(const error_code& error) {
  if (error == bhttp::error::body_limit) return 413;
  return error == bhttp::error::header_limit ? 431 : 400;
}

/// The path of a request of which no more than the beginning could be read.
std::string path_in(std::string_view bytes) {
  const std::size_t begin = bytes.find(' ');
  if (begin == std::string_view::npos || begin > 16) return {};
  const std::string_view path = bytes.substr(begin + 1);
  return std::string(path.substr(0, path.find_first_of(" ?\r\n")));
}

/// All threads do all work: whichever reads the end of a request answers it, so that no answer
/// waits for another thread to wake. One more than may search at once, so that the network is
/// never without one.
class Server {
 public:
  Server(const ServerOptions& options, const Handlers& handlers)
      : options_(options),
        handlers_(handlers),
        rate_limiter_(options),
        admission_(options.threads, options.threads * kMostWaiting),
        io_(static_cast<int>(options.threads) + 1),
        control_(asio::make_strand(io_)),
        acceptor_(control_),
        grace_(control_) {
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
    asio::signal_set signals(control_, SIGTERM, SIGINT);
    signals.async_wait([&](const error_code& error, int) {
      if (error) return;
      stopping_ = true;
      acceptor_.close();
      if (connections_ == 0) io_.stop();
      // A connection that stays open for nothing is not waited for.
      grace_.expires_after(std::chrono::seconds(5));
      grace_.async_wait([&](const error_code&) { io_.stop(); });
    });
    asio::co_spawn(control_, accept(), asio::detached);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < options_.threads; ++i) threads.emplace_back([&] { io_.run(); });
    io_.run();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  asio::awaitable<void> accept() {
    while (!stopping_) {
      error_code error;
      tcp::socket socket = co_await acceptor_.async_accept(
          asio::make_strand(io_), asio::redirect_error(asio::use_awaitable, error));
      if (error) {
        if (stopping_) co_return;
        // Out of descriptors, or the like: it passes.
        asio::steady_timer pause(control_, std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      const auto remote = socket.remote_endpoint(error);
      const std::string address = error ? std::string() : remote.address().to_string();
      // A proxy's connections are those of many.
      const bool counted = !is_proxy(address);
      if (connections_ >= options_.most_connections || (counted && !rate_limiter_.enter(address)))
        continue;  // closed at once
      socket.set_option(tcp::no_delay(true), error);
      ++connections_;
      const auto strand = socket.get_executor();
      asio::co_spawn(
          strand, serve_connection(beast::tcp_stream(std::move(socket)), address),
          asio::bind_executor(control_, [this, address, counted](const std::exception_ptr&) {
            --connections_;
            if (counted) rate_limiter_.leave(address);
            if (stopping_ && connections_ == 0) io_.stop();
          }));
    }
  }

  bool is_proxy(const std::string& address) const {
    return std::find(options_.proxies.begin(), options_.proxies.end(), address) !=
           options_.proxies.end();
  }

  /// One connection: requests one after another, as HTTP/1.1 has them.
  asio::awaitable<void> serve_connection(beast::tcp_stream stream, std::string address) {
    beast::flat_buffer buffer;
    for (bool first = true; !stopping_; first = false) {
      error_code error;
      bhttp::request_parser<bhttp::string_body> parser;
      parser.header_limit(options_.most_header);
      parser.body_limit(options_.most_body);
      if (!first && buffer.size() == 0) {
        stream.expires_after(options_.idle);
        const std::size_t read = co_await stream.async_read_some(
            buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
        if (error) break;
        buffer.commit(read);
      }
      stream.expires_after(options_.time_to_send);
      co_await bhttp::async_read(stream, buffer, parser,
                                 asio::redirect_error(asio::use_awaitable, error));
      if (error == bhttp::error::end_of_stream || error == beast::error::timeout) break;
      if (error && error.category() != bhttp::make_error_code(bhttp::error::bad_method).category())
        break;
      const Clock::time_point began = Clock::now();
      const auto asked = std::make_shared<Request>();
      asked->client = address;
      asked->id = request_id();
      ReplyOptions envelope;
      Response response;
      if (error) {
        const std::string_view target(parser.get().target());
        const auto left = buffer.cdata();
        asked->path = target.empty() ? path_in({static_cast<const char*>(left.data()), left.size()})
                                     : std::string(target.substr(0, target.find('?')));
        response = handlers_.refuse(*asked, status_of(error));
      } else {
        envelope = envelope_of(parser.get(), options_.origins);
        envelope.keep = envelope.keep && !stopping_;
        response = co_await answer(parser.get(), asked);
      }
      envelope.id = asked->id;
      handlers_.observe(*asked, response, Clock::now() - began);
      // A client of HTTP/1.0 knows no chunks: it has the whole at once.
      if (response.more && envelope.version >= 11) {
        const bool sent = co_await send_pieces(stream, response, envelope);
        if (!sent || !envelope.keep) break;
        continue;
      }
      while (response.more && !envelope.head) {
        const std::optional<std::string> piece = co_await next_piece(response);
        if (!piece) co_return;
        if (piece->empty()) break;
        response.body += *piece;
      }
      const bool length_unknown = response.more && envelope.head;
      Reply reply = reply_of(std::move(response), envelope);
      if (length_unknown) reply.erase(bhttp::field::content_length);
      // A large answer may take longer, as long as a client takes 64 KiB of it a second.
      constexpr std::size_t kSlowest = 64 * 1024;
      stream.expires_after(options_.time_to_send +
                           std::chrono::seconds(reply.body().size() / kSlowest));
      bhttp::response_serializer<bhttp::string_body> serializer(reply);
      if (envelope.head) {
        serializer.split(true);
        co_await bhttp::async_write_header(stream, serializer,
                                           asio::redirect_error(asio::use_awaitable, error));
      } else {
        co_await bhttp::async_write(stream, serializer,
                                    asio::redirect_error(asio::use_awaitable, error));
      }
      if (error || !envelope.keep) break;
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

  /// The next piece of a long body, made while no more search than may; nothing where it failed.
  asio::awaitable<std::optional<std::string>> next_piece(const Response& response) {
    if (!co_await admission_.take(options_.time_to_answer, AdmissionQueue::Wait::kBegun))
      co_return std::nullopt;
    std::optional<std::string> piece;
    try {
      const base::Deadline deadline(options_.time_to_answer);
      piece = response.more();
    } catch (...) {  // Xapian's exceptions are of no common kind
      piece.reset();
    }
    admission_.give_back();
    co_return piece;
  }

  /// False where the answer broke off: the client sees no last chunk.
  asio::awaitable<bool> send_pieces(beast::tcp_stream& stream, Response& response,
                                    const ReplyOptions& envelope) {
    error_code error;
    Reply head = head_of_pieces(response, envelope);
    bhttp::response_serializer<bhttp::string_body> serializer(head);
    stream.expires_after(options_.time_to_send);
    co_await bhttp::async_write_header(stream, serializer,
                                       asio::redirect_error(asio::use_awaitable, error));
    if (error || envelope.head) co_return !error;
    std::optional<GzipStream> zip;
    if (envelope.zip) zip.emplace();
    for (std::string piece = std::move(response.body);;) {
      const bool last = piece.empty();
      std::string bytes = !zip ? std::move(piece) : last ? zip->finish() : zip->add(piece);
      stream.expires_after(options_.time_to_send);
      if (!bytes.empty()) {
        co_await asio::async_write(stream, bhttp::make_chunk(asio::buffer(bytes)),
                                   asio::redirect_error(asio::use_awaitable, error));
      }
      if (error) co_return false;
      if (last) break;
      std::optional<std::string> next = co_await next_piece(response);
      if (!next) co_return false;
      piece = *std::move(next);
    }
    co_await asio::async_write(stream, bhttp::make_chunk_last(),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  asio::awaitable<Response> answer(const Received& got, std::shared_ptr<Request> asked) {
    Request& request = *asked;
    if (is_proxy(request.client)) {
      if (std::string forwarded = forwarded_for(got, options_.proxies); !forwarded.empty())
        request.client = std::move(forwarded);
      request.secure = got["X-Forwarded-Proto"] == "https";
    }
    request.method = std::string(got.method_string());
    const auto target = parse_target({got.target().data(), got.target().size()});
    // Every HTTP/1.1 request names its host, once. (RFC 9112, 3.2.)
    const auto hosts = got.count(bhttp::field::host);
    if (!target || hosts > 1 || (hosts == 0 && got.version() >= 11))
      co_return handlers_.refuse(request, 400);
    request.path = target->path;
    request.parameters = target->parameters;
    if (!rate_limiter_.may_ask(request.client, Clock::now()))
      co_return handlers_.refuse(request, 429);
    request.body = got.body();
    request.if_none_match = std::string(got[bhttp::field::if_none_match]);
    request.host = std::string(got[bhttp::field::host]);
    // Whether the process lives is told at once, however many are searching.
    if (request.path == "/healthz") co_return handlers_.answer(request);
    const Clock::time_point began = Clock::now();
    if (!co_await admission_.take(options_.time_to_answer))
      co_return handlers_.refuse(request, 503);
    handlers_.load(admission_.waiting());
    const base::Deadline deadline(options_.time_to_answer - (Clock::now() - began));
    Response response = handlers_.answer(request);
    admission_.give_back();
    co_return response;
  }

  /// Unlike any other of this run, and hard to mistake for one of another.
  std::string request_id() {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%08x-%llx", started_,
                  static_cast<unsigned long long>(++requests_));
    return text.data();
  }

  const ServerOptions& options_;
  const Handlers& handlers_;
  const unsigned started_ = static_cast<unsigned>(
      std::chrono::system_clock::now().time_since_epoch() / std::chrono::milliseconds(1));
  RateLimiter rate_limiter_;
  AdmissionQueue admission_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> requests_ = 0;
  std::uint32_t connections_ = 0;  // touched on control_ alone

  asio::io_context io_;
  asio::strand<asio::io_context::executor_type> control_;
  tcp::acceptor acceptor_;
  asio::steady_timer grace_;
};

}  // namespace

void serve(const ServerOptions& options, const Handlers& handlers,
           const std::function<void(std::uint16_t)>& ready) {
  Server server(options, handlers);
  ready(server.port());
  server.run();
}

}  // namespace torikumi::server::http
