// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/problem.hpp"

#include <boost/json.hpp>

namespace torikumi::api {

namespace json = boost::json;

std::string problem_json(unsigned status, const std::string& title, const std::string& detail,
                         const InvalidParameters& invalid) {
  json::object object{{"title", title}, {"status", status}, {"detail", detail}};
  if (!invalid.empty()) {
    json::array all;
    for (const auto& [name, reason] : invalid)
      all.push_back(json::object{{"name", name}, {"reason", reason}});
    object["invalid_params"] = std::move(all);
  }
  return json::serialize(object);
}

}  // namespace torikumi::api
