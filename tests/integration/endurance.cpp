// SPDX-License-Identifier: GPL-2.0-or-later
// A query server under load while its index is replaced again and again.
//
//   endurance REQUESTS MALFORMED IDLE
//
// Sends REQUESTS mixed requests on four connections while every second or so another edition of the
// sample is indexed; each answer must be 200 and be what torikumi search gives for the edition that
// its tag names. Then MALFORMED requests over sockets, after which the server must still answer,
// and IDLE connections with a tenth as many that send a byte a second, beside which others are
// timed. Prints what it met; ends with 1 where anything differed. Times and memory are printed, not
// judged.
#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;

const std::vector<std::string> kQueries{"見守り",
                                        "高齢者 支援",
                                        "平成26年度",
                                        "認知症の人を地域で支えるには",
                                        "\"区役所\"",
                                        "くやくしょ",
                                        "防災 OR 減災",
                                        "窓口 -税",
                                        "title:計画",
                                        "子育て支援センター",
                                        "",
                                        "ロケット"};

/// One keep-alive connection.
class Client {
 public:
  explicit Client(unsigned short port) : port_(port) {}

  struct Answer {
    int status = 0;
    std::string head;
    std::string body;
  };
  Answer get(const std::string& target) {
    if (!socket_.is_open()) socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port_});
    boost::asio::write(socket_,
                       boost::asio::buffer("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    Answer answer;
    const std::size_t end =
        boost::asio::read_until(socket_, boost::asio::dynamic_buffer(buffer_), "\r\n\r\n");
    answer.head = buffer_.substr(0, end);
    buffer_.erase(0, end);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const std::size_t length = std::stoul(header(answer.head, "Content-Length"));
    if (buffer_.size() < length) {
      boost::asio::read(socket_, boost::asio::dynamic_buffer(buffer_),
                        boost::asio::transfer_exactly(length - buffer_.size()));
    }
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
  }

  static std::string header(const std::string& head, const std::string& name) {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "0";
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }

 private:
  unsigned short port_;
  boost::asio::io_context io_;
  tcp::socket socket_{io_};
  std::string buffer_;
};

/// What an answer says, but for the time that it took.
std::string content(const std::string& body) {
  boost::json::object answer = boost::json::parse(body).as_object();
  answer.erase("took_ms");
  return boost::json::serialize(answer);
}

std::size_t private_kilobytes(pid_t process) {
  std::ifstream smaps("/proc/" + std::to_string(process) + "/smaps_rollup");
  std::size_t sum = 0;
  for (std::string name; smaps >> name;) {
    std::size_t amount = 0;
    if (name == "Private_Clean:" || name == "Private_Dirty:") {
      smaps >> amount;
      sum += amount;
    }
  }
  return sum;
}

class Endurance {
 public:
  Endurance() {
    const std::string sample = project_file("index/sample");
    collection_ = project_file("index/collections/aobahama.toml");
    const std::string more = folder_.write(
        "more.tsv", std::string(kHeader) + row("港南区役所", "夜間の見守り", "福祉",
                                               "高齢者の見守りを夜間にも行う。", "続ける。"));
    sources_ = {{sample}, {sample, more}};
    for (std::size_t edition = 0; edition < 2; ++edition) {
      const std::string db = folder_ / ("edition" + std::to_string(edition));
      index(db, edition);
      for (const std::string& query : kQueries) {
        const Outcome found = torikumi({"search", "--db", db, "--format", "json", "--", query});
        wanted_[edition].push_back(content(found.out));
      }
    }
    index(db_, 0);
    server_.emplace(db_, std::vector<std::string>{});
  }

  void mixed(int requests) {
    std::atomic<int> next = 0;
    std::atomic<bool> done = false;
    std::thread writer([&] {
      // Generation n holds edition (n - 1) % 2.
      for (std::size_t run = 1; !done; ++run) {
        index(db_, run % 2);
        ++generations_;
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
      }
    });
    std::vector<std::thread> clients;
    for (unsigned i = 0; i < 4; ++i) {
      clients.emplace_back([&, i] {
        Client client(server_->port());
        std::mt19937 random(i);
        for (int n = next++; n < requests; n = next++) {
          try {
            ask(client, random);
          } catch (const std::exception& error) {
            fault(error.what());
            return;
          }
          if (n == requests / 10) early_ = private_kilobytes(server_->process());
        }
      });
    }
    for (std::thread& client : clients) client.join();
    done = true;
    writer.join();
    std::cout << requests << " requests, " << generations_ << " generations published meanwhile; "
              << "private memory after a tenth " << early_ << " kB, at the end "
              << private_kilobytes(server_->process()) << " kB\n";
  }

  void malformed(int requests) {
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"GET ",
                                          "POST ",
                                          "/search?q=",
                                          "%",
                                          "%E3%81",
                                          " HTTP/1.1",
                                          "\r\n",
                                          "Host: x",
                                          "\n",
                                          "\0",
                                          "Content-Length: 99999999999",
                                          "Transfer-Encoding: chunked",
                                          "\xFF",
                                          "a",
                                          "/../..",
                                          "::",
                                          "-1",
                                          "Expect: 100-continue",
                                          "ffffffffffffffff\r\n",
                                          " ",
                                          "HTTP/9.9"};
    for (int i = 0; i < requests; ++i) {
      std::string bytes;
      for (auto left = random() % 12; left > 0; --left) bytes += pieces[random() % pieces.size()];
      boost::asio::io_context io;
      tcp::socket socket(io);
      boost::system::error_code error;
      socket.connect({boost::asio::ip::make_address("127.0.0.1"), server_->port()}, error);
      boost::asio::write(socket, boost::asio::buffer(bytes), error);
      socket.shutdown(tcp::socket::shutdown_send, error);
      std::string answer;
      boost::asio::read(socket, boost::asio::dynamic_buffer(answer), error);
      if (!answer.empty() && !answer.starts_with("HTTP/1.")) fault("no HTTP came back");
    }
    Client client(server_->port());
    if (client.get("/healthz").status != 200) fault("it does not answer any more");
    std::cout << requests << " malformed requests, and it answers\n";
  }

  void idle(int connections) {
    const Server crowd(db_, {"--max-connections", "10000", "--send-seconds", "600"});
    const double alone = p99(crowd);
    boost::asio::io_context io;
    std::vector<tcp::socket> open;
    for (int i = 0; i < connections + connections / 10; ++i) {
      open.emplace_back(io);
      open.back().connect({boost::asio::ip::make_address("127.0.0.1"), crowd.port()});
    }
    std::atomic<bool> done = false;
    std::thread slow([&] {
      while (!done) {
        for (std::size_t i = static_cast<std::size_t>(connections); i < open.size(); ++i) {
          boost::system::error_code error;
          boost::asio::write(open[i], boost::asio::buffer("G", 1), error);
        }
        std::this_thread::sleep_for(std::chrono::seconds(1));
      }
    });
    const double beside = p99(crowd);
    done = true;
    slow.join();
    std::cout << "p99 alone " << alone << " ms, beside " << connections << " idle connections and "
              << connections / 10 << " that send a byte a second " << beside << " ms\n";
  }

  bool sound() const { return faults_ == 0; }

 private:
  void index(const std::string& db, std::size_t edition) {
    std::string command = "$TORIKUMI index --db '" + db + "' --collection '" + collection_ + "'";
    for (const std::string& source : sources_[edition]) command += " '" + source + "'";
    if (shell(command + " 2>/dev/null >/dev/null").status != 0) fault("indexing failed");
  }

  void ask(Client& client, std::mt19937& random) {
    static const std::vector<std::string> kOthers{
        "/", "/wards", "/api/v1/matrix?q=", "/search.atom?q=", "/api/v1/suggest?q=ku", "/healthz"};
    if (random() % 4 == 0) {
      const std::string& target = kOthers[random() % kOthers.size()];
      const int status = client.get(target).status;
      if (status != 200) fault(target + " got " + std::to_string(status));
      return;
    }
    const std::size_t query = random() % kQueries.size();
    const Client::Answer answer = client.get("/api/v1/search?q=" + percent(kQueries[query]));
    const std::string tag = Client::header(answer.head, "ETag");
    if (answer.status != 200 || !tag.starts_with("W/\"")) {
      fault(kQueries[query] + " got " + std::to_string(answer.status));
      return;
    }
    const std::size_t edition = (std::stoul(tag.substr(3)) - 1) % 2;
    if (content(answer.body) != wanted_[edition][query])
      fault(kQueries[query] + " differs from the command's answer");
  }

  double p99(const Server& server) const {
    Client client(server.port());
    std::vector<double> times;
    for (std::size_t i = 0; i < 3000; ++i) {
      const Clock::time_point began = Clock::now();
      client.get("/api/v1/search?q=" + percent(kQueries[i % kQueries.size()]));
      times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() * 99 / 100];
  }

  void fault(const std::string& what) {
    const std::lock_guard lock(mutex_);
    if (++faults_ <= 20) std::cout << "fault: " << what << "\n";
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string collection_;
  std::vector<std::vector<std::string>> sources_;
  std::map<std::size_t, std::vector<std::string>> wanted_;
  std::optional<Server> server_;
  std::atomic<int> generations_ = 0;
  std::atomic<std::size_t> early_ = 0;
  std::mutex mutex_;
  int faults_ = 0;
};

}  // namespace
}  // namespace torikumi::tests

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: " << argv[0] << " REQUESTS MALFORMED IDLE\n";
    return 2;
  }
  torikumi::tests::Endurance endurance;
  endurance.mixed(std::atoi(argv[1]));
  endurance.malformed(std::atoi(argv[2]));
  endurance.idle(std::atoi(argv[3]));
  return endurance.sound() ? 0 : 1;
}
