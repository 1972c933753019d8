// SPDX-License-Identifier: GPL-2.0-or-later
/// Holds JSON against a schema: the part of JSON Schema that openapi.json uses.
#pragma once

#include <boost/json.hpp>
#include <string>

namespace torikumi::tests {

/// What is wrong, with where; empty where nothing is. `document` is what "$ref" points into.
std::string schema_fault(const boost::json::value& value, const boost::json::object& schema,
                         const boost::json::object& document, const std::string& where = "$");

}  // namespace torikumi::tests
