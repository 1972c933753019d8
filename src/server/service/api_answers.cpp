// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/api_answers.hpp"

#include <memory>
#include <set>
#include "base/error.hpp"
#include "base/utf8.hpp"

#include "server/api/citation.hpp"
#include "server/api/hits_csv.hpp"
#include "server/api/json.hpp"
#include "server/api/related_json.hpp"
#include "server/api/suggestions_json.hpp"
#include "text/cp932.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

const std::vector<std::string> kScopes{"all", "other-departments", "other-wards"};

search::RelatedScope scope_named(const std::string& name) {
  if (name == "other-wards") return search::RelatedScope::kOtherWards;
  return name == "all" ? search::RelatedScope::kAll : search::RelatedScope::kOtherDepartments;
}

/// The rows of a search's hits, some at a time, so that no answer holds them all.
class HitRows {
 public:
  HitRows(Desks::Lease lease, search::Searcher::Listing listing)
      : lease_(std::move(lease)),
        documents_(
            std::make_shared<const std::vector<Xapian::docid>>(std::move(listing.documents))) {}

  std::size_t size() const { return documents_->size(); }

  /// The next rows, 64 KiB or so; empty behind the last.
  std::string next() try {
    constexpr std::size_t kBytes = std::size_t{64} << 10U;
    std::string rows;
    search::Searcher& searcher = lease_->searcher;
    while (rows.size() < kBytes && done_ < documents_->size()) {
      const schema::Record record = searcher.record((*documents_)[done_]);
      rows += api::hit_csv_row(++done_, record, searcher.database().collection());
    }
    return rows;
  } catch (const base::Error& error) {
    // What it has open is of no more use, as in Service::answer.
    if (error.code() == base::Code::kBroken || error.code() == base::Code::kShardDown)
      lease_->mark.clear();
    throw;
  }

 private:
  Desks::Lease lease_;
  std::shared_ptr<const std::vector<Xapian::docid>> documents_;
  std::size_t done_ = 0;
};

}  // namespace

Response api_search(Exchange& exchange) {
  search::Request wanted = search_request(exchange);
  wanted.limit = exchange.parameters.number("limit", 10, 1, 100);
  wanted.offset = exchange.parameters.number("offset", 0, 0, kDeepestOffset);
  if (auto refusal = exchange.refusal()) return *refusal;
  const search::Response found = exchange.desk.searcher.search(wanted);
  Response response = json(api::to_json(found));
  response.hits = found.total;
  return response;
}

Response api_search_csv(Exchange& exchange) {
  search::Request wanted = search_request(exchange);
  const Charset charset = charset_of(exchange);
  if (auto refusal = exchange.refusal()) return *refusal;
  const auto rows = std::make_shared<HitRows>(exchange.lease, exchange.desk.searcher.list(wanted));
  const std::string header = api::hits_csv_header(exchange.desk.searcher.database().collection());
  Response response = csv_file(header, "torikumi.csv", charset);
  if (charset == Charset::kUtf8) {
    response.more = [rows] { return rows->next(); };
  } else {
    // What CP932 cannot hold is told in a header, before the first row is sent.
    std::set<char32_t> missing = text::to_cp932(header).missing;
    HitRows all = *rows;
    for (std::string part = all.next(); !part.empty(); part = all.next())
      missing.merge(text::to_cp932(part).missing);
    tell_missing(missing, response);
    response.more = [rows] { return text::to_cp932(rows->next()).bytes; };
  }
  response.hits = static_cast<std::uint32_t>(rows->size());
  return response;
}

Response api_initiative(Exchange& exchange) {
  const bool cite = exchange.parameters.choice("cite", {"no", "text"}) == "text";
  if (auto refusal = exchange.refusal()) return *refusal;
  store::Database& database = exchange.desk.searcher.database();
  const auto document = database.find(exchange.id);
  if (!document) return problem(404, "Not Found", "there is no initiative with this id");
  const schema::Record record = database.record(*document)->record;
  if (cite) return {200, "text/plain; charset=utf-8", api::citation(record)};
  std::vector<std::string> further;
  for (const auto& column : database.collection().further) further.push_back(column.name);
  return json(api::to_json(record, further));
}

Response api_related(Exchange& exchange) {
  const std::string scope = exchange.parameters.choice("scope", kScopes);
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(
      exchange.id, scope, exchange.desk.related.to_record(exchange.id, scope_named(scope), limit)));
}

Response api_related_to_text(Exchange& exchange) {
  const std::string scope = exchange.parameters.choice("scope", {"all"});
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  if (exchange.request.body.empty()) return problem(400, "Bad Request", "the body holds no text");
  const std::size_t characters = base::count_code_points(exchange.request.body);
  if (characters > search::kLongestDraft) {
    return problem(413, "Content Too Large",
                   "the text has " + std::to_string(characters) + " characters; at most " +
                       std::to_string(search::kLongestDraft) + " can be compared");
  }
  return json(api::to_json("", scope, exchange.desk.related.to_text(exchange.request.body, limit)));
}

Response api_matrix(Exchange& exchange) {
  const std::string query = exchange.parameters.text("q");
  const std::string rows = exchange.parameters.choice("rows", {"wards", "departments"});
  exchange.parameters.choice("columns", {"category"});
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.searcher.matrix(
      query, rows == "wards" ? search::MatrixRows::kWards : search::MatrixRows::kDepartments)));
}

Response api_themes(Exchange& exchange) {
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.themes.all()));
}

Response api_compare(Exchange& exchange) {
  const std::vector<std::string> ids = exchange.parameters.list("id");
  if (const auto fault = search::fault_of_compared(ids)) exchange.parameters.refuse("id", *fault);
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(
      search::compare(exchange.desk.searcher.database(), exchange.desk.analyser, ids)));
}

Response api_suggest(Exchange& exchange) {
  const std::string typed = exchange.parameters.text("q");
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.searcher.suggest(typed, limit)));
}

}  // namespace torikumi::server::service
