// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/run_diagnostics.hpp"

#include "index/codec.hpp"
#include "index/xapian_errors.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

void put_origin(const schema::Origin& origin, index::Encoder& out) {
  out.put_string(origin.source);
  out.put_string(origin.sheet);
  out.put_number(origin.line);
}

schema::Origin origin_in(index::Decoder& in) {
  schema::Origin origin;
  origin.source = in.string();
  origin.sheet = in.string();
  origin.line = static_cast<std::uint32_t>(in.number());
  return origin;
}

}  // namespace

std::string encode_findings(const SyncReport& report) {
  index::Encoder out;
  out.put_number(report.read);
  out.put_number(report.rejected);
  out.put_number(report.bytes);
  out.put_number(report.warnings.size());
  for (const corpus::Warning& each : report.warnings) {
    put_origin(each.origin, out);
    out.put_string(each.column);
    out.put_string(each.message);
  }
  out.put_number(report.rejections.size());
  for (const corpus::Rejection& each : report.rejections) {
    put_origin(each.origin, out);
    out.put_string(each.reason);
  }
  out.put_number(report.notes.size());
  for (const std::string& each : report.notes) out.put_string(each);
  out.put_number(report.hints.size());
  for (const std::string& each : report.hints) out.put_string(each);
  return out.take();
}

void decode_findings(std::string_view bytes, SyncReport& report) {
  index::Decoder in(bytes);
  report.read = in.number();
  report.rejected = in.number();
  report.bytes = in.number();
  for (auto left = in.number(); left > 0; --left) {
    corpus::Warning each;
    each.origin = origin_in(in);
    each.column = in.string();
    each.message = in.string();
    report.warnings.push_back(std::move(each));
  }
  for (auto left = in.number(); left > 0; --left) {
    corpus::Rejection each;
    each.origin = origin_in(in);
    each.reason = in.string();
    report.rejections.push_back(std::move(each));
  }
  for (auto left = in.number(); left > 0; --left) report.notes.emplace_back(in.string());
  if (in.at_end()) return;  // of a run before there were hints
  for (auto left = in.number(); left > 0; --left) report.hints.emplace_back(in.string());
}

SyncReport findings_of(index::Database& database) {
  SyncReport report;
  index::translate_xapian_errors(database.directory(), [&] {
    decode_findings(database.xapian().get_metadata(std::string(schema::metadata::kFindings)),
                    report);
  });
  return report;
}

}  // namespace torikumi::indexing
