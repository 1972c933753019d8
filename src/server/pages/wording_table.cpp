// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/wording_table.hpp"

#include <algorithm>

#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// Sentences that are seen at once.
constexpr std::size_t kShown = 4;

Data rows_data(const std::vector<search::ChangedSentence>& sentences, std::size_t begin,
               std::size_t end, const schema::FieldTable& fields, const std::string& from,
               const std::string& to) {
  Data rows(Data::type::list);
  for (std::size_t i = begin; i < end; ++i) {
    const search::ChangedSentence& each = sentences[i];
    Data row;
    row.set("field", fields[each.field].label);
    row.set("from", from);
    row.set("to", to);
    row.set("whole", each.change != search::SentenceChange::kChanged);
    if (!each.former.empty()) {
      Data side;
      side.set("fragments", fragments_data(each.former));
      row.set("former", side);
    }
    if (!each.later.empty()) {
      Data side;
      side.set("fragments", fragments_data(each.later));
      row.set("later", side);
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string wording_table(const std::vector<search::ChangedSentence>& sentences,
                          const schema::FieldTable& fields, const std::string& from,
                          const std::string& to) {
  // One more is no longer than the line that would hide it.
  const std::size_t shown = sentences.size() <= kShown + 1 ? sentences.size() : kShown;
  const auto part = [&](std::size_t begin, std::size_t end) {
    Data table;
    table.set("from", from);
    table.set("to", to);
    table.set("rows", rows_data(sentences, begin, end, fields, from, to));
    return render("wording.html", table);
  };
  std::string markup = part(0, shown);
  if (shown < sentences.size()) {
    Data more;
    more.set("number", with_commas(sentences.size() - shown));
    more.set("rest", part(shown, sentences.size()));
    markup += render("wording_more.html", more);
  }
  return markup;
}

}  // namespace torikumi::server::pages
