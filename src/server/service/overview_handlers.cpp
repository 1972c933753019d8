// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/overview_handlers.hpp"

#include "base/error.hpp"
#include "server/pages/overview_page.hpp"
#include "server/service/page_handlers.hpp"

namespace torikumi::server::service {

http::Response overview_page(RequestContext& context) {
  SearchSession& session = context.session;
  pages::OverviewView view;
  view.department = context.parameters.text("department");
  try {
    view.overview = search::overview(session.searcher, session.analyser, view.department);
  } catch (const base::Error& error) {
    if (error.code() != base::Code::kNotFound) throw;
    return problem_page(
        404, "「" + view.department + "」という部署の取組は、この資料にありません。", &session);
  }
  return page(pages::overview_page(view, session.holding));
}

}  // namespace torikumi::server::service
