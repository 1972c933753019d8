// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stamp.hpp"

#include <map>
#include <sstream>

#include "base/error.hpp"
#include "base/time.hpp"
#include "index/codec.hpp"

namespace torikumi::index {

std::int64_t seconds_of(const Stamp& stamp) {
  return base::seconds_of_utc(stamp.indexed).value_or(0);
}

std::string encode_stamp(const Stamp& stamp) {
  std::ostringstream out;
  out << "format " << stamp.format << "\nanalyser " << stamp.analyser << "\ngeneration "
      << stamp.generation << "\nshard " << stamp.shard << "\nshards " << stamp.shards
      << "\nindexed " << stamp.indexed << "\n";
  return out.str();
}

Stamp decode_stamp(const std::string& text) {
  std::istringstream in(text);
  std::map<std::string, std::string> values;
  for (std::string key, value; in >> key >> value;) values[key] = value;
  const auto number = [&](const char* key) -> std::uint32_t {
    const std::string& value = values[key];
    if (value.empty() || value.size() > 9 ||
        value.find_first_not_of("0123456789") != std::string::npos) {
      throw base::Error(base::Code::kRefused, "the database has no stamp of this program",
                        "build it with torikumi index --rebuild");
    }
    return static_cast<std::uint32_t>(std::stoul(value));
  };
  Stamp stamp;
  stamp.format = number("format");
  stamp.analyser = values["analyser"];
  stamp.generation = number("generation");
  stamp.shard = number("shard");
  stamp.shards = number("shards");
  stamp.indexed = values["indexed"];
  return stamp;
}

std::string encode_sources(const std::vector<SourceStamp>& sources) {
  Encoder out;
  for (const SourceStamp& source : sources) {
    out.put_string(source.name);
    out.put_string(source.digest);
  }
  return out.take();
}

std::vector<SourceStamp> decode_sources(const std::string& text) {
  Decoder in(text);
  std::vector<SourceStamp> sources;
  while (!in.at_end()) {
    SourceStamp source;
    source.name = in.string();
    source.digest = in.string();
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace torikumi::index
