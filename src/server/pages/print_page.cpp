// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/print_page.hpp"

#include "server/pages/hits.hpp"
#include "server/pages/template.hpp"
#include "server/pages/text_blocks.hpp"

namespace torikumi::server::pages {

std::string print_page(const PrintView& view, const IndexSummary& holding) {
  const std::string heading = search_heading(view.state.request);
  const std::string page = search_link(view.state).text();
  Data data;
  data.set("heading", heading);
  data.set("total", with_commas(view.total));
  data.set("documents", holding.documents);
  data.set("indexed_text", japanese_time(holding.indexed));
  data.set("now_text", japanese_time(view.now));
  data.set("address", view.site + page);
  data.set("back", page);
  data.set("sort", sort_text(view.sort));
  Data sheets(Data::type::list);
  for (std::size_t i = 0; i < view.hits.size(); ++i) {
    const search::Hit& hit = view.hits[i];
    const schema::Record& record = hit.record;
    Data sheet;
    sheet.set("number", with_commas(i + 1));
    sheet.set("title", title_of(record));
    sheet.set("href", initiative_link(record.id).text());
    sheet.set("department", department_of(record, holding));
    sheet.set("category", record[schema::Field::kCategory]);
    sheet.set("edition", editions_text(hit));
    sheet.set("texts", prose_data(hit, *view.fields));
    sheet.set("citation", view.citations[i]);
    sheets.push_back(sheet);
  }
  data.set("sheets", sheets);
  if (view.total > view.hits.size()) data.set("most", with_commas(view.hits.size()));
  return in_frame({heading + "（印刷用）", Menu::kNone, "", holding}, render("print.html", data));
}

}  // namespace torikumi::server::pages
