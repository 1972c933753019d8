// SPDX-License-Identifier: GPL-2.0-or-later
/// OpenApi: what the API answers, told to programs (OpenAPI 3.1). The shapes of answers stand in
/// schemas.json.
///
///   {GET, /api/v1/search, q, limit 1–100, …, SearchAnswer} → {"openapi":"3.1.0","paths":{…}}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::api {

struct ParameterInfo {
  std::string_view name;
  std::string_view about;
  bool may_repeat = false;
  std::vector<std::string_view> choices{};  ///< the first where nothing is given
  std::uint32_t least = 0;                  ///< of a whole number: where `most` is not 0
  std::uint32_t most = 0;
};

struct Operation {
  std::string_view path;    ///< {id} stands for one segment
  std::string_view method;  ///< "get" or "post"
  std::string_view about;
  std::vector<ParameterInfo> parameters;
  std::string_view type;    ///< of the answer: "application/json" …
  std::string_view schema;  ///< a name in schemas.json; empty where the answer is no JSON
  std::string_view body;    ///< the type that is sent, for "post"
  bool page = false;        ///< what went wrong is told as a page
};

std::string openapi(const std::vector<Operation>& operations, std::string_view version);

}  // namespace torikumi::api
