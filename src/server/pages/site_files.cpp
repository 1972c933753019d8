// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/site_files.hpp"

#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

std::string robots_txt(const std::string& site) {
  return "User-agent: *\n"
         "Disallow: /search\nDisallow: /search.atom\nDisallow: /print\nDisallow: /api/\nDisallow: "
         "/compare\n"
         "Disallow: /draft\nDisallow: /timeline?\nDisallow: /changes\nDisallow: /wards?\nDisallow: "
         "/matrix.\n"
         "Sitemap: " +
         site + "/sitemap.xml\n";
}

std::string sitemap(const std::string& site, const std::vector<SitemapEntry>& entries,
                    const IndexSummary& holding, bool is_first) {
  Data data;
  Data list(Data::type::list);
  const auto add = [&](const std::string& path, const std::string& changed) {
    Data entry;
    entry.set("address", site + path);
    entry.set("changed", changed.empty() ? holding.indexed : changed);
    list.push_back(entry);
  };
  if (is_first) {
    for (const char* path : {"/", "/wards", "/about"}) add(path, holding.indexed);
  }
  for (const SitemapEntry& each : entries) add(initiative_link(each.id).text(), each.changed);
  data.set("entries", list);
  return render("sitemap.xml", data);
}

std::string sitemap_index(const std::string& site, std::size_t pages) {
  Data data;
  Data list(Data::type::list);
  for (std::size_t page = 1; page <= pages; ++page) {
    Data entry;
    entry.set("address", site + Link("/sitemap.xml").with("page", std::to_string(page)).text());
    list.push_back(entry);
  }
  data.set("entries", list);
  return render("sitemap_index.xml", data);
}

std::string opensearch_description(const std::string& site) {
  Data data;
  data.set("site", site);
  return render("opensearch.xml", data);
}

}  // namespace torikumi::server::pages
