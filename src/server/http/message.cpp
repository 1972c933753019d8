// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/message.hpp"

#include <boost/url.hpp>

namespace torikumi::server::http {

std::optional<Target> parse_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url) return std::nullopt;
  Target parsed;
  boost::urls::encoding_opts form;
  form.space_as_plus = true;  // as HTML forms send it
  for (const auto parameter : url->encoded_params()) {
    parsed.parameters.emplace_back(parameter.key.decode(form), parameter.value.decode(form));
  }
  parsed.path = url->path();
  return parsed;
}

}  // namespace torikumi::server::http
