// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/related_list.hpp"

#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;

/// Shared terms that are named; the others weigh little.
constexpr std::size_t kTermsShown = 6;

/// The shared terms that have a name, but for the names of the two departments.
std::vector<std::string> telling_terms(const search::RelatedRecord& other,
                                       const schema::Record* own) {
  const auto in_label = [&](const std::string& term) {
    const auto within = [&](const schema::Record& record) {
      return record[Field::kDepartment].find(term) != std::string::npos;
    };
    return within(other.record) || (own != nullptr && within(*own));
  };
  std::vector<std::string> terms;
  for (const search::SharedTerm& each : other.shared) {
    if (terms.size() == kTermsShown) break;
    if (!each.is_rest && !in_label(each.term)) terms.push_back(each.term);
  }
  return terms;
}

}  // namespace

std::string related_list(const std::vector<search::RelatedRecord>& related,
                         const schema::Record* own, const std::set<std::string>& in_theme,
                         const IndexSummary& holding) {
  Data list(Data::type::list);
  for (const search::RelatedRecord& each : related) {
    Data data;
    data.set("href", initiative_link(each.record.id).text());
    data.set("title", title_of(each.record));
    data.set("department", department_of(each.record, holding));
    if (!each.record[Field::kCategory].empty()) data.set("category", each.record[Field::kCategory]);
    if (!each.record.edition.empty()) data.set("edition", each.record.edition);
    data.set("same_theme", in_theme.contains(each.record.id));
    data.set("same_title", each.same_title);
    data.set("near_duplicate", each.near_duplicate);
    const std::vector<std::string> terms = telling_terms(each, own);
    if (!terms.empty()) {
      Data shared;
      shared.set("terms", list_data(terms));
      data.set("shared", shared);
    }
    if (!each.passage_this.empty() && !each.passage_other.empty()) {
      Data passages;
      passages.set("own", own != nullptr ? "この取組" : "下書き");
      passages.set("this", each.passage_this);
      passages.set("other", each.passage_other);
      data.set("passages", passages);
    }
    if (own != nullptr) {
      data.set("compare", Link("/compare").with("id", own->id).with("id", each.record.id).text());
    }
    list.push_back(data);
  }
  Data data;
  data.set("related", list);
  data.set("heading", own != nullptr ? "h4" : "h3");
  return render("related.html", data);
}

}  // namespace torikumi::server::pages
