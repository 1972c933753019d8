// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/service.hpp"

#include "base/error.hpp"
#include "server/pages/embedded.hpp"
#include "server/service/page_answers.hpp"
#include "server/service/routes.hpp"

namespace torikumi::server::service {
namespace {

using http::Request;
using http::Response;

/// Bytes of a parameter: longer than any title, shorter than a document.
constexpr std::size_t kLongestParameter = 8'000;

/// Something that went wrong, for programs in English and for people in Japanese.
struct Trouble {
  unsigned status;
  const char* title;
  std::string detail;
  const char* japanese;
};

Trouble trouble_of(const base::Error& error) {
  switch (error.code()) {
    case base::Code::kUsage:
    case base::Code::kBadInput:
      return {400, "Bad Request", error.what(), "アドレスの一部を変えて、もう一度お試しください。"};
    case base::Code::kNotFound:
      return {404, "Not Found", "there is no initiative with this id",
              "この取組は見つかりません。"};
    case base::Code::kRefused:
    case base::Code::kBroken:
    case base::Code::kSystem:
      break;
  }
  // What the database's trouble says would name paths of this machine; the answer does not.
  return {503, "Service Unavailable", "the database cannot be read just now",
          "索引を読み込めません。しばらくしてから、もう一度お試しください。"};
}

const base::Error kNoDatabase(base::Code::kBroken, "", "");

Response told(const Trouble& trouble, bool page, Desk* desk) {
  Response response = page ? problem_page(trouble.status, trouble.japanese, desk)
                           : problem(trouble.status, trouble.title, trouble.detail);
  if (trouble.status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

std::string tag_of(const store::Stamp& stamp) {
  return "W/\"" + std::to_string(stamp.generation) + "-" + stamp.analyser.substr(0, 12) +
         "-" TORIKUMI_VERSION "-" + pages::embedded_digest().substr(0, 8) + "\"";
}

/// A path that is not there: told as a page, unless a program asked.
Response not_found(const std::string& path, const std::function<Desks::Lease()>& take) {
  const bool api = path.starts_with("/api/");
  Desks::Lease desk;
  try {
    if (!api) desk = take();
  } catch (const std::exception&) {
    desk = nullptr;  // the page does without what it would tell of the database
  }
  return told({404, "Not Found", "there is no such path",
               "お探しのページはありません。アドレスをお確かめになるか、ことばで探してください。"},
              !api, desk.get());
}

}  // namespace

Response Service::answer(const Request& request) {
  constexpr std::string_view kAssets = "/assets/";
  if (request.path == "/healthz") return json("{\"alive\":true}");
  if (request.path.starts_with(kAssets)) return asset_file(request.path.substr(kAssets.size()));
  const auto found = find_route(request.path);
  if (!found) return not_found(request.path, [&] { return desks_.take(); });
  const Route& route = *found->route;
  const std::string allowed(route.methods);
  if (request.method == "OPTIONS") return {204, "text/plain", "", {{"Allow", allowed}}};
  if ((", " + allowed + ",").find(", " + request.method + ",") == std::string::npos) {
    Response response = told({405, "Method Not Allowed", "this path answers " + allowed,
                              "この操作は受け付けていません。"},
                             route.page, nullptr);
    response.headers.emplace_back("Allow", allowed);
    return response;
  }
  for (const auto& [name, value] : request.parameters) {
    if (value.size() > kLongestParameter) {
      return told({414, "URI Too Long", "the value of " + name + " is longer than 8,000 bytes",
                   "短くして、もう一度お試しください。長い文章は「下書きから探す」で探せます。"},
                  route.page, nullptr);
    }
  }
  Desks::Lease desk;
  try {
    desk = desks_.take();
  } catch (const std::exception&) {
    return told(trouble_of(kNoDatabase), route.page, nullptr);
  }
  const bool reads = request.method != "POST";
  const std::string tag = tag_of(desk->searcher.database().stamp());
  if (reads && request.if_none_match == tag) return {304, "text/plain", "", {{"ETag", tag}}};
  try {
    Exchange exchange(*desk, request, found->id);
    Response response = route.answer(exchange);
    if (reads && response.status == 200) response.headers.emplace_back("ETag", tag);
    return response;
  } catch (const base::Error& error) {
    return told(trouble_of(error), route.page, desk.get());
  } catch (...) {  // Xapian's exceptions are of no common kind
    return told({500, "Internal Server Error", "this is a fault of the program",
                 "プログラムの誤りです。運営する部署にお知らせください。"},
                route.page, nullptr);
  }
}

}  // namespace torikumi::server::service
