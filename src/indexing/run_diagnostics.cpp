// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/run_diagnostics.hpp"

#include "index/codec.hpp"

namespace torikumi::indexing {

std::string encode_findings(const SyncReport& report) {
  index::Encoder out;
  out.put_number(report.read);
  out.put_number(report.rejected);
  out.put_number(report.bytes);
  out.put_number(report.warnings.size());
  for (const corpus::Warning& each : report.warnings) {
    out.put_string(each.source);
    out.put_number(each.line);
    out.put_string(each.column);
    out.put_string(each.message);
  }
  out.put_number(report.rejections.size());
  for (const corpus::Rejection& each : report.rejections) {
    out.put_string(each.source);
    out.put_number(each.line);
    out.put_string(each.reason);
  }
  out.put_number(report.notes.size());
  for (const std::string& each : report.notes) out.put_string(each);
  return out.take();
}

void decode_findings(std::string_view bytes, SyncReport& report) {
  index::Decoder in(bytes);
  report.read = in.number();
  report.rejected = in.number();
  report.bytes = in.number();
  for (auto left = in.number(); left > 0; --left) {
    corpus::Warning each;
    each.source = in.string();
    each.line = static_cast<std::uint32_t>(in.number());
    each.column = in.string();
    each.message = in.string();
    report.warnings.push_back(std::move(each));
  }
  for (auto left = in.number(); left > 0; --left) {
    corpus::Rejection each;
    each.source = in.string();
    each.line = static_cast<std::uint32_t>(in.number());
    each.reason = in.string();
    report.rejections.push_back(std::move(each));
  }
  for (auto left = in.number(); left > 0; --left) report.notes.emplace_back(in.string());
}

}  // namespace torikumi::indexing
