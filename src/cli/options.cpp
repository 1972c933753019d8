// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdlib>
#include <fstream>
#include <ostream>

#include "base/error.hpp"

namespace torikumi::cli {
namespace {

namespace po = boost::program_options;
using base::Code;
using base::Error;

}  // namespace

struct Options::Parts {
  std::string command;
  std::string synopsis;
  std::string about;
  po::options_description visible{"Options", 100};
  po::options_description hidden;
  po::positional_options_description positional;
  po::variables_map values;

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Code::kUsage, what, "torikumi " + command + " --help lists what may be given");
  }
};

Options::Options(std::string command, std::string synopsis, std::string about)
    : parts_(std::make_unique<Parts>()) {
  parts_->command = std::move(command);
  parts_->synopsis = std::move(synopsis);
  parts_->about = std::move(about);
}

Options::~Options() = default;

Options& Options::flag(const char* name, const char* help) {
  parts_->visible.add_options()(name, po::bool_switch(), help);
  return *this;
}

Options& Options::text(const char* name, const char* value, const char* help) {
  parts_->visible.add_options()(name, po::value<std::string>()->value_name(value), help);
  return *this;
}

Options& Options::list(const char* name, const char* value, const char* help) {
  parts_->visible.add_options()(name, po::value<std::vector<std::string>>()->value_name(value),
                                help);
  return *this;
}

Options& Options::database() {
  return text("db", "DIR", "the database (else $TORIKUMI_DB, else index/db)");
}

Options& Options::rest(const char* name) {
  parts_->hidden.add_options()(name, po::value<std::vector<std::string>>());
  parts_->positional.add(name, -1);
  return *this;
}

bool Options::parse(const Words& words, const Streams& streams) {
  text("config", "FILE", "read options from this file too, a NAME = VALUE each line");
  flag("help", "show this");
  po::options_description all;
  all.add(parts_->visible).add(parts_->hidden);
  // "-市役所" is a word of a query, and options have no abbreviations that scripts could come to
  // rely on.
  const int style = po::command_line_style::allow_long |
                    po::command_line_style::long_allow_adjacent |
                    po::command_line_style::long_allow_next;
  try {
    po::store(po::command_line_parser(words)
                  .options(all)
                  .positional(parts_->positional)
                  .style(style)
                  .run(),
              parts_->values);
    if (parts_->values["help"].as<bool>()) {
      streams.out << "Usage: torikumi " << parts_->command << " " << parts_->synopsis << "\n"
                  << parts_->about << "\n\n"
                  << parts_->visible;
      return false;
    }
    if (has("config")) {
      const std::string path = text_of("config");
      std::ifstream file(path);
      if (!file)
        throw Error(Code::kNotFound, "cannot open the configuration file " + path,
                    "check --config");
      po::store(po::parse_config_file(file, parts_->visible), parts_->values);
    }
  } catch (const po::error& error) {
    parts_->fail(error.what());
  }
  return true;
}

bool Options::has(const char* name) const {
  const auto& value = parts_->values[name];
  if (value.empty()) return false;
  return value.value().type() != typeid(bool) || value.as<bool>();
}

std::string Options::text_of(const char* name, const std::string& otherwise) const {
  return has(name) ? parts_->values[name].as<std::string>() : otherwise;
}

std::vector<std::string> Options::list_of(const char* name) const {
  return has(name) ? parts_->values[name].as<std::vector<std::string>>()
                   : std::vector<std::string>();
}

std::string Options::words_of(const char* name, std::size_t first) const {
  std::string text;
  const std::vector<std::string> words = list_of(name);
  for (std::size_t i = first; i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

std::uint32_t Options::number_of(const char* name, std::uint32_t otherwise, std::uint32_t least,
                                 std::uint32_t most) const {
  if (!has(name)) return otherwise;
  const std::string given = text_of(name);
  const bool digits = !given.empty() && given.size() <= 9 &&
                      given.find_first_not_of("0123456789") == std::string::npos;
  const std::uint32_t value = digits ? static_cast<std::uint32_t>(std::stoul(given)) : 0;
  if (!digits || value < least || value > most) {
    parts_->fail("--" + std::string(name) + " must be a whole number from " +
                 std::to_string(least) + " to " + std::to_string(most) + ", not \"" + given + "\"");
  }
  return value;
}

std::string Options::choice_of(const char* name, const std::vector<std::string>& choices) const {
  const std::string given = text_of(name, choices.front());
  if (std::find(choices.begin(), choices.end(), given) != choices.end()) return given;
  std::string known;
  for (const std::string& each : choices) known += (known.empty() ? "" : ", ") + each;
  parts_->fail("--" + std::string(name) + " must be one of " + known + ", not \"" + given + "\"");
}

std::string Options::database_directory() const {
  if (has("db")) return text_of("db");
  const char* environment = std::getenv("TORIKUMI_DB");
  return environment != nullptr && *environment != '\0' ? environment : "index/db";
}

}  // namespace torikumi::cli
