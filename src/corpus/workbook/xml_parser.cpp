// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/xml_parser.hpp"

#include <expat.h>

#include <exception>

#include "base/error.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

constexpr int kDeepest = 256;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

const char* XmlHandler::Attributes::find(std::string_view name) const {
  for (const char** at = pairs_; *at != nullptr; at += 2) {
    if (local(*at) == name) return at[1];
  }
  return nullptr;
}

std::string_view XmlHandler::Attributes::operator[](std::string_view name) const {
  const char* value = find(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

struct XmlParser::State {
  State(XmlHandler& receiver, std::string part)
      : handler(receiver), where(std::move(part)), parser(XML_ParserCreate(nullptr)) {}
  ~State() { XML_ParserFree(parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Exceptions must not pass through the C code of the parser: they wait here.
  template <typename Work>
  void guard(Work work) {
    if (failure) return;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  XmlHandler& handler;
  std::string where;
  XML_Parser parser;
  std::exception_ptr failure;
  int depth = 0;
};

namespace {

XmlParser::State& state_of(void* user) { return *static_cast<XmlParser::State*>(user); }

void on_start(void* user, const char* name, const char** attributes) {
  auto& state = state_of(user);
  state.guard([&] {
    if (++state.depth > kDeepest)
      throw Error(Code::kBadInput, state.where + ": elements are nested too deeply",
                  "this is no spreadsheet that an office program wrote");
    state.handler.start(local(name), XmlHandler::Attributes(attributes));
  });
}

void on_end(void* user, const char* name) {
  auto& state = state_of(user);
  --state.depth;
  state.guard([&] { state.handler.end(local(name)); });
}

void on_text(void* user, const char* bytes, int size) {
  auto& state = state_of(user);
  state.guard([&] { state.handler.text({bytes, static_cast<std::size_t>(size)}); });
}

void on_document_type(void* user, const char*, const char*, const char*, int) {
  auto& state = state_of(user);
  state.guard([&] {
    throw Error(Code::kBadInput,
                state.where + ": it declares a document type, which no spreadsheet needs",
                "open the file and save it anew");
  });
}

}  // namespace

XmlParser::XmlParser(XmlHandler& handler, std::string where)
    : state_(std::make_unique<State>(handler, std::move(where))) {
  if (state_->parser == nullptr)
    throw Error(Code::kSystem, "no memory is left for reading XML", "");
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, on_start, on_end);
  XML_SetCharacterDataHandler(state_->parser, on_text);
  XML_SetStartDoctypeDeclHandler(state_->parser, on_document_type);
}

XmlParser::~XmlParser() = default;

void XmlParser::feed(std::string_view bytes) { parse(bytes, false); }

void XmlParser::finish() { parse({}, true); }

void XmlParser::parse(std::string_view bytes, bool is_last) {
  const auto status = XML_Parse(state_->parser, bytes.data(), static_cast<int>(bytes.size()),
                                is_last ? XML_TRUE : XML_FALSE);
  if (state_->failure) std::rethrow_exception(state_->failure);
  if (status != XML_STATUS_OK) {
    throw Error(Code::kBadInput,
                state_->where + ": broken XML at line " +
                    std::to_string(XML_GetCurrentLineNumber(state_->parser)) + ": " +
                    XML_ErrorString(XML_GetErrorCode(state_->parser)),
                "open the file and save it anew");
  }
}

void parse_part(const ZipArchive& archive, const std::string& part, XmlHandler& handler) {
  XmlParser parser(handler, archive.name() + ": " + part);
  archive.read(part, [&](std::string_view block) { parser.feed(block); });
  parser.finish();
}

}  // namespace torikumi::corpus
