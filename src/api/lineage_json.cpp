// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/lineage_json.hpp"

#include <cstdio>

#include "api/json_writer.hpp"

namespace torikumi::api {

std::string confidence_text(const index::Link& link) {
  char text[8];
  std::snprintf(text, sizeof text, "%.2f", link.confidence / 100.0);
  return text;
}

std::string to_json_line(const index::Link& link, const std::string& former,
                         const std::string& later) {
  JsonWriter out;
  out.open_object();
  out.member("former", former);
  out.member("later", later);
  out.member("kind", index::name_of(link.kind));
  out.key("confidence").number(link.confidence / 100.0);
  out.member("basis", index::name_of(link.basis));
  if (link.basis == index::LinkBasis::kLikeness) {
    out.key("title_likeness").number(link.title_likeness / 100.0);
    out.key("text_likeness").number(link.text_likeness / 100.0);
  }
  out.key("reworded").truth(link.former_wording != link.later_wording);
  out.close_object();
  return out.take();
}

}  // namespace torikumi::api
