// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_links.hpp"

#include <algorithm>

#include "server/pages/template.hpp"

namespace torikumi::server::pages {

std::string page_links(std::size_t page, std::size_t last,
                       const std::function<std::string(std::size_t)>& at,
                       const std::string& label) {
  if (last < 2) return {};
  Data data;
  data.set("label", label);
  data.set("page", with_commas(std::min(page, last)));
  data.set("last", with_commas(last));
  if (page > 1) data.set("previous", at(std::min(page - 1, last)));
  if (page < last) data.set("next", at(page + 1));
  return render("pages.html", data);
}

}  // namespace torikumi::server::pages
