// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/source_documents.hpp"

#include "index/codec.hpp"

namespace torikumi::index {

std::vector<SourceDocument> source_documents(const std::vector<SourceStamp>& sources,
                                             std::string_view titles,
                                             const schema::Collection& collection) {
  std::vector<SourceDocument> documents;
  Decoder in(titles);
  for (const SourceStamp& source : sources) {
    SourceDocument document;
    if (!in.at_end()) document.title = in.string();
    if (const schema::NamedDocument* named = collection.document_of(source.name)) {
      if (!named->title.empty()) document.title = named->title;
      document.date = named->date;
      document.url = named->url;
      document.licence = named->licence;
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

std::string encode_source_titles(const std::vector<std::string>& titles) {
  Encoder out;
  for (const std::string& each : titles) out.put_string(each);
  return out.take();
}

}  // namespace torikumi::index
