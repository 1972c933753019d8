// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/draft_handlers.hpp"

#include "api/draft_json.hpp"
#include "api/tables.hpp"
#include "base/utf8.hpp"
#include "server/pages/draft_page.hpp"
#include "server/service/page_handlers.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

std::string draft_of(const RequestContext& context) {
  std::string text;
  for (const auto& [name, value] : http::parse_form(context.request.body)) {
    if (name == "text") text = value;
  }
  return text;
}

/// Why a draft is not searched, in Japanese; empty where it is.
std::string fault_of(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "文章が入力されていません。";
  const std::size_t characters = base::count_code_points(text);
  return characters <= search::kLongestDraft ? ""
                                             : "文章が長すぎます（" + std::to_string(characters) +
                                                   "字）。20,000字までにしてください。";
}

}  // namespace

Response draft_page(RequestContext& context) {
  SearchSession& session = context.session;
  pages::DraftView view;
  if (context.request.method == "POST") {
    view.text = draft_of(context);
    view.fault = fault_of(view.text);
    if (view.fault.empty()) {
      view.report = search::draft_report(session.searcher, session.analyser, view.text);
      view.related = session.related.to_text(view.text, 10);
    }
  }
  return page(pages::draft_page(view, session.holding), view.fault.empty() ? 200 : 400);
}

Response draft_csv(RequestContext& context) {
  const std::string text = draft_of(context);
  if (const std::string fault = fault_of(text); !fault.empty())
    return problem_page(400, fault, &context.session);
  return csv_file(api::to_csv(api::table_of(search::draft_report(context.session.searcher,
                                                                 context.session.analyser, text))),
                  "torikumi-draft.csv", charset_of(context));
}

}  // namespace torikumi::server::service
