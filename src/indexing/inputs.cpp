// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;
using base::Error;

/// What tells how a source is read, beside its bytes.
std::string reading_of(const schema::CatalogueSource& source) {
  return "\x1F" + source.encoding + "\x1F" + source.reading.city.value + "\x1F" +
         source.reading.edition.value + "\x1F" + source.reading.source_text;
}

}  // namespace

Inputs::Inputs(const SyncRequest& request, std::vector<index::SourceStamp> former)
    : request_(request), former_(std::move(former)) {
  if (request.catalogue) {
    add_catalogue();
    return;
  }
  corpus::Found found = corpus::find_sources(request.sources);
  notes_ = std::move(found.skipped);
  for (const std::string& file : found.files) {
    inputs_.push_back({file, file, std::nullopt, false});
    stamps_.push_back(stamp_of(load(inputs_.back()), std::nullopt));
  }
}

void Inputs::add_catalogue() {
  const auto& sources = request_.catalogue->sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    reports_.push_back({sources[i].name,
                        sources[i].reading.city.value,
                        sources[i].reading.edition.value,
                        0,
                        0,
                        0,
                        0,
                        {}});
    try {
      add_files(i);
    } catch (const Error& error) {
      if (!request_.keep_going) throw;
      keep(sources[i].name, i, error.what());
    }
  }
  std::set<std::string> seen;
  for (const Input& each : inputs_) {
    if (!seen.insert(each.name).second)
      throw Error(base::Code::kUsage, "two sources of the catalogue hold " + each.name,
                  "name each file once, by itself or by its folder");
  }
}

void Inputs::add_files(std::size_t listed) {
  const fs::path folder = request_.catalogue->folder;
  const std::string& listed_name = request_.catalogue->sources[listed].name;
  const bool is_relative = !folder.empty() && fs::path(listed_name).is_relative();
  corpus::Found found = corpus::find_sources({(folder / listed_name).string()});
  notes_.insert(notes_.end(), found.skipped.begin(), found.skipped.end());
  for (const std::string& file : found.files) {
    const std::string name =
        is_relative ? fs::path(file).lexically_relative(folder).string() : file;
    try {
      Input input{file, name, listed, false};
      const corpus::LoadedSource source = load(input);
      index::SourceStamp stamp = stamp_of(source, listed);
      if (request_.keep_going && !was_read_before(stamp)) try_reading(source, listed);
      stamps_.push_back(std::move(stamp));
      inputs_.push_back(std::move(input));
    } catch (const Error& error) {
      if (!request_.keep_going) throw;
      keep(name, listed, error.what());
    }
  }
}

/// A source is read as a whole or not at all, so one that was not read before is tried first.
void Inputs::try_reading(const corpus::LoadedSource& source, std::size_t listed) const {
  const schema::CatalogueSource& own = request_.catalogue->sources[listed];
  corpus::CorpusReader(own.reading, {}).read(source, own.reading, own.encoding);
}

bool Inputs::was_read_before(const index::SourceStamp& stamp) const {
  return std::any_of(former_.begin(), former_.end(), [&](const auto& each) {
    return each.name == stamp.name && each.digest == stamp.digest;
  });
}

/// Of a path that is a folder that has gone, everything below.
void Inputs::keep(const std::string& name, std::size_t listed, const std::string& fault) {
  keeps_any_ = true;
  std::string& known = reports_[listed].fault;
  known += (known.empty() ? "" : "; ") + fault;
  for (const index::SourceStamp& each : former_) {
    if (each.name != name && !each.name.starts_with(name + "/")) continue;
    stamps_.push_back({each.name, ""});
    inputs_.push_back({"", each.name, listed, true});
  }
}

bool Inputs::is_as_before() const {
  return std::equal(stamps_.begin(), stamps_.end(), former_.begin(), former_.end(),
                    [](const auto& now, const auto& then) {
                      return now.name == then.name &&
                             (now.digest.empty() || now.digest == then.digest);
                    });
}

/// Standard input and pipes can be read only once.
corpus::LoadedSource Inputs::load(const Input& input) {
  std::error_code error;
  corpus::LoadedSource source;
  if (input.file != corpus::kStandardInput && fs::is_regular_file(input.file, error)) {
    source = corpus::load_source(input.file);
  } else {
    const auto known = streams_.find(input.file);
    source = known != streams_.end()
                 ? known->second
                 : streams_.emplace(input.file, corpus::load_source(input.file)).first->second;
  }
  source.name = input.name;
  return source;
}

index::SourceStamp Inputs::stamp_of(const corpus::LoadedSource& source,
                                    std::optional<std::size_t> listed) const {
  const std::string reading =
      listed ? reading_of(request_.catalogue->sources[*listed]) : "\x1F" + request_.encoding;
  return {source.name, base::digest(base::digest(source.bytes.view()) + reading)};
}

corpus::Corpus Inputs::read(const schema::Collection& whole, index::Database* former,
                            const base::ProgressListener& progress) {
  corpus::CorpusReader reader(whole, progress);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Input& input = inputs_[i];
    const corpus::Corpus& so_far = reader.so_far();
    const std::size_t records = so_far.records.size();
    const std::size_t rejections = so_far.rejections.size();
    const std::size_t warnings = so_far.warnings.size();
    if (input.is_kept) {
      keep_records(input, whole, former, reader);
    } else {
      // All sources may be more than the memory holds, so each is loaded a second time.
      const corpus::LoadedSource source = load(input);
      stamps_[i] = stamp_of(source, input.listed);
      if (input.listed) {
        const schema::CatalogueSource& own = request_.catalogue->sources[*input.listed];
        reader.read(source, own.reading, own.encoding);
      } else {
        reader.read(source, whole, request_.encoding);
      }
    }
    if (!input.listed) continue;
    SourceReport& report = reports_[*input.listed];
    (input.is_kept ? report.kept : report.read) += so_far.records.size() - records;
    report.rejected += so_far.rejections.size() - rejections;
    report.warnings += so_far.warnings.size() - warnings;
  }
  return reader.finish();
}

void Inputs::keep_records(const Input& input, const schema::Collection& whole,
                          index::Database* former, corpus::CorpusReader& reader) {
  const auto own = std::find_if(former_.begin(), former_.end(),
                                [&](const auto& each) { return each.name == input.name; });
  if (former == nullptr || own == former_.end()) return reader.begin_kept_source("");
  reader.begin_kept_source(
      former->documents()[static_cast<std::size_t>(own - former_.begin())].title);
  if (kept_documents_.empty()) {
    const auto values = former->doc_values();
    std::vector<std::pair<std::uint32_t, Xapian::docid>> ordered;
    for (Xapian::docid document = 1; document <= values->last(); ++document) {
      if (values->exists(document)) ordered.emplace_back(values->order(document), document);
    }
    std::sort(ordered.begin(), ordered.end());
    for (const auto& [order, document] : ordered)
      kept_documents_[former->record(document)->record.origin.source].push_back(document);
  }
  const std::vector<std::string> names = former->collection().further_names();
  const std::vector<std::string> all = whole.further_names();
  for (const Xapian::docid document : kept_documents_[input.name]) {
    const auto stored = former->record(document);
    schema::Record record = stored->record;
    record.further.assign(all.size(), "");
    for (std::size_t i = 0; i < stored->record.further.size() && i < names.size(); ++i) {
      const auto place = std::find(all.begin(), all.end(), names[i]);
      if (place != all.end())
        record.further[static_cast<std::size_t>(place - all.begin())] = stored->record.further[i];
    }
    reader.keep(record);
  }
}

}  // namespace torikumi::indexing
