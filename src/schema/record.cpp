// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.hpp"

#include "base/digest.hpp"

namespace torikumi::schema {

std::string content_digest(const Record& record) {
  constexpr char kUnitSeparator = '\x1F';
  std::string all = record.edition;
  const auto add = [&](const std::string& value) {
    all.push_back(kUnitSeparator);
    all += std::to_string(value.size());
    all.push_back(kUnitSeparator);
    all += value;
  };
  if (!record.city.empty()) add(record.city);
  for (const std::string& value : record.fields) add(value);
  for (const std::string& value : record.further) add(value);
  return base::digest(all);
}

}  // namespace torikumi::schema
