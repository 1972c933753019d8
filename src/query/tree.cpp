// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tree.hpp"

namespace torikumi::query {
namespace {

std::string print_list(const char* name, const std::vector<Node>& children,
                       const schema::FieldTable& fields) {
  std::string out = std::string("(") + name;
  for (const Node& child : children) out += " " + print(child, fields);
  return out + ")";
}

}  // namespace

std::string print(const Node& node, const schema::FieldTable& fields) {
  switch (node.kind) {
    case Kind::kEverything:
      return "*";
    case Kind::kAnd:
      return print_list("and", node.children, fields);
    case Kind::kOr:
      return print_list("or", node.children, fields);
    case Kind::kNot:
      return print_list("not", node.children, fields);
    case Kind::kText:
      break;
  }
  const std::string prefix = node.is_due  ? "due:"
                             : node.field ? fields[*node.field].name + ":"
                                          : "";
  return prefix + (node.exact ? "\"" + node.text + "\"" : node.text) + (node.begins ? "*" : "");
}

}  // namespace torikumi::query
