// SPDX-License-Identifier: GPL-2.0-or-later
/// JsonText: a JSON value as text that people can read too.
///
///   {"score":7.1,"title":"見守り"} where the library by itself would write 7.1E0
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace torikumi::api {

/// The shortest decimal of each number that reads back as the same; else as boost::json::serialize.
std::string json_text(const boost::json::value& value);

}  // namespace torikumi::api
