// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/parameters.hpp"

#include <algorithm>
#include <charconv>

namespace torikumi::server::service {

std::vector<std::string> Parameters::list(const std::string& name) {
  known_.insert(name);
  std::vector<std::string> values;
  for (const auto& [key, value] : given_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string Parameters::text(const std::string& name) {
  const std::vector<std::string> values = list(name);
  if (values.size() > 1) bad_.emplace_back(name, "it is given more than once");
  return values.empty() ? "" : values.front();
}

std::uint32_t Parameters::number(const std::string& name, std::uint32_t otherwise,
                                 std::uint32_t least, std::uint32_t most) {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number >= least &&
      number <= most) {
    return number;
  }
  bad_.emplace_back(name, "it must be a whole number from " + std::to_string(least) + " to " +
                              std::to_string(most));
  return otherwise;
}

namespace {

std::string listed(const std::vector<std::string>& choices) {
  std::string list;
  for (const std::string& each : choices) list += (list.empty() ? "" : ", ") + each;
  return list;
}

}  // namespace

std::string Parameters::choice(const std::string& name, const std::vector<std::string>& choices) {
  const std::string value = text(name);
  if (value.empty()) return choices.front();
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  bad_.emplace_back(name, "it must be one of " + listed(choices));
  return choices.front();
}

std::vector<std::string> Parameters::choices(const std::string& name,
                                             const std::vector<std::string>& choices) {
  std::vector<std::string> values = list(name);
  std::erase(values, "");
  const auto unknown = [&](const std::string& value) {
    return std::find(choices.begin(), choices.end(), value) == choices.end();
  };
  if (std::erase_if(values, unknown) > 0)
    bad_.emplace_back(name, "it must be some of " + listed(choices));
  return values;
}

api::InvalidParameters Parameters::invalid() const {
  api::InvalidParameters all = bad_;
  for (const auto& [name, value] : given_) {
    if (name.empty() && value.empty()) continue;  // "?q=a&" names nothing
    if (!known_.contains(name)) all.emplace_back(name, "there is no such parameter here");
  }
  return all;
}

}  // namespace torikumi::server::service
