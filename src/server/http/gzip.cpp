// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/gzip.hpp"

#include <algorithm>
#include <utility>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_stream.hpp>

namespace torikumi::server::http {

bool takes_gzip(std::string_view accept_encoding) {
  std::size_t at = 0;
  while (at < accept_encoding.size()) {
    const std::size_t end = std::min(accept_encoding.find(',', at), accept_encoding.size());
    std::string coding;
    for (const char c : accept_encoding.substr(at, end - at)) {
      if (c != ' ' && c != '\t')
        coding.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    at = end + 1;
    const std::string name = coding.substr(0, coding.find(';'));
    if (name != "gzip" && name != "x-gzip" && name != "*") continue;
    const std::size_t weight = coding.find(";q=");
    return weight == std::string::npos ||
           coding.find_first_of("123456789", weight) != std::string::npos;
  }
  return false;
}

std::string gzipped(std::string_view bytes) {
  namespace io = boost::iostreams;
  std::string out;
  io::filtering_ostream stream;
  stream.push(io::gzip_compressor(io::gzip_params(io::gzip::best_speed)));
  stream.push(io::back_inserter(out));
  io::copy(io::array_source(bytes.data(), bytes.size()), stream);
  return out;
}

struct GzipStream::Stream {
  std::string out;
  boost::iostreams::filtering_ostream in;
};

GzipStream::GzipStream() : stream_(std::make_unique<Stream>()) {
  namespace io = boost::iostreams;
  stream_->in.push(io::gzip_compressor(io::gzip_params(io::gzip::best_speed)));
  stream_->in.push(io::back_inserter(stream_->out));
}

GzipStream::~GzipStream() = default;

std::string GzipStream::add(std::string_view piece) {
  stream_->in.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  return std::exchange(stream_->out, {});
}

std::string GzipStream::finish() {
  stream_->in.reset();
  return std::exchange(stream_->out, {});
}

}  // namespace torikumi::server::http
