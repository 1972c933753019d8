// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/template.hpp"

#include <map>

#include "server/pages/embedded.hpp"

namespace torikumi::server::pages {

std::string render(std::string_view name, const Data& data) {
  // Rendering keeps its place in the parsed template: one for each thread.
  thread_local std::map<std::string, kainjow::mustache::mustache, std::less<>> parsed;
  auto known = parsed.find(name);
  if (known == parsed.end()) {
    const EmbeddedFile* const file = embedded("templates/" + std::string(name));
    known = parsed
                .emplace(std::string(name), kainjow::mustache::mustache(std::string(
                                                file == nullptr ? std::string_view() : file->text)))
                .first;
  }
  return known->second.render(data);
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& each : names) list += (list.empty() ? "" : "、") + each;
  return list;
}

Data fragments_data(const std::vector<search::Fragment>& fragments) {
  Data list(Data::type::list);
  for (const search::Fragment& fragment : fragments) {
    Data each;
    each.set("text", fragment.text);
    each.set("hit", fragment.hit);
    list.push_back(each);
  }
  return list;
}

Data list_data(const std::vector<std::string>& texts) {
  Data list(Data::type::list);
  for (const std::string& text : texts) list.push_back(Data(text));
  return list;
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace torikumi::server::pages
