// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/message.hpp"

#include <boost/url.hpp>

namespace torikumi::server::http {

namespace {

/// As HTML forms send them: a blank as "+".
Pairs decoded(boost::urls::params_encoded_view parameters) {
  boost::urls::encoding_opts form;
  form.space_as_plus = true;
  Pairs pairs;
  for (const auto parameter : parameters)
    pairs.emplace_back(parameter.key.decode(form), parameter.value.decode(form));
  return pairs;
}

}  // namespace

Pairs parse_form(std::string_view body) {
  const auto form = boost::urls::parse_query(body);
  return form ? decoded(*form) : Pairs();
}

std::optional<Target> parse_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url) return std::nullopt;
  Target parsed;
  parsed.parameters = decoded(url->encoded_params());
  parsed.path = url->path();
  return parsed;
}

}  // namespace torikumi::server::http
