// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/sync_index.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <future>

#include "analysis/analyser.hpp"
#include "analysis/own_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "corpus/corpus.hpp"
#include "index/checksums.hpp"
#include "index/database.hpp"
#include "index/generations.hpp"
#include "index/xapian_errors.hpp"
#include "indexing/build_shards.hpp"
#include "indexing/data_hints.hpp"
#include "indexing/inputs.hpp"
#include "indexing/latent_space.hpp"
#include "indexing/lineage/lineage.hpp"
#include "indexing/plan.hpp"
#include "indexing/run_diagnostics.hpp"
#include "indexing/themes.hpp"
#include "indexing/update_shards.hpp"
#include "indexing/vocabulary.hpp"
#include "schema/collection_union.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

/// Above this share of changes, indexing everything on all cores is quicker than mending a copy on
/// one.
constexpr double kMendAtMost = 0.3;

constexpr const char* kBuiltAnew = "the former generation is damaged; this one was built anew";

/// What the kept text of a collection begins with that a run was given. Another is the built-in
/// one, perhaps of an earlier version of the program.
constexpr const char* kGiven = "# given with --collection\n";

/// The former generation, as far as a run asks.
struct FormerGeneration {
  std::vector<fs::path> paths;
  std::vector<Xapian::Database> shards;
  index::Stamp stamp;
  std::string sources;
  std::string collection;
  std::string corrections;
  std::string findings;
};

std::optional<FormerGeneration> open_former(const std::string& directory,
                                            const std::optional<index::Published>& published) {
  if (!published) return std::nullopt;
  return index::translate_xapian_errors(directory, [&] {
    FormerGeneration former;
    for (std::uint32_t shard = 0; shard < published->shards; ++shard) {
      former.paths.push_back(index::shard_path(directory, published->present, shard));
      former.shards.emplace_back(former.paths.back().string());
    }
    const auto get = [&](std::string_view key) {
      return former.shards[0].get_metadata(std::string(key));
    };
    former.stamp = index::decode_stamp(get(schema::metadata::kStamp));
    former.sources = get(schema::metadata::kSources);
    former.collection = get(schema::metadata::kCollection);
    former.corrections = get(schema::metadata::kCorrections);
    former.findings = get(schema::metadata::kFindings);
    return former;
  });
}

/// The dictionary of a collection, by records from all over it.
index::PackingDictionary learn(const corpus::Corpus& corpus) {
  constexpr std::size_t kMost = std::size_t{2} << 20U;  // bytes to learn from
  std::vector<std::string> samples;
  const std::size_t step = corpus.bytes / kMost + 1;
  for (std::size_t i = 0; i < corpus.records.size(); i += step)
    samples.push_back(index::encode_texts(corpus.records[i]));
  return index::PackingDictionary::train(samples);
}

class Run {
 public:
  Run(const SyncRequest& request, const base::ProgressListener& progress)
      : request_(request),
        progress_(progress),
        own_words_(analysis::own_words_text()),
        dictionary_(own_words_),
        analyser_(analysis::fingerprint(dictionary_)) {}

  SyncReport go() {
    const auto start = std::chrono::steady_clock::now();
    work();
    report_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(report_);
  }

 private:
  void work() {
    const auto published = request_.rebuild ? index::read_if_sound(request_.directory)
                                            : index::read_published(request_.directory);
    if (published) report_.generation = published->present;
    const auto present = former_if_usable(published);
    inputs_.emplace(request_, present ? index::decode_sources(present->sources)
                                      : std::vector<index::SourceStamp>());
    report_.notes = inputs_->notes();
    if (inputs_->keeps_any() && !present && fs::exists(request_.directory + "/XAPIANDB"))
      throw Error(Code::kRefused,
                  "a source cannot be read, and neither can what " + request_.directory +
                      " has of it: nothing of it could be kept; nothing was changed",
                  "mend the source, or run without --keep-going to see what is wrong");
    choose_collection(present ? present : outdated_);
    pairs_ = parse_corrections(corrections_, collection_.lineage_pairs);
    if (present && nothing_to_do(*present)) {
      if (!request_.dry_run) index::clear_leftovers(request_.directory);
      return;
    }
    std::optional<index::Database> kept_from;
    if (present && inputs_->keeps_any()) kept_from.emplace(request_.directory);
    corpus::Corpus corpus =
        inputs_->read(collection_, kept_from ? &*kept_from : nullptr, progress_);
    kept_from.reset();
    titles_ = corpus.titles;
    report_.sources = inputs_->reports();
    if (request_.keep_rejections) request_.keep_rejections(corpus.rejections);
    // From here on the directory is this writer's. A dry run takes no lock: it must work where
    // nothing may be written, and before any database is there.
    std::optional<index::Writer> writer;
    if (!request_.dry_run) writer.emplace(request_.directory, request_.rebuild);
    std::optional<FormerGeneration> former =
        former_if_usable(writer ? writer->published() : published);
    FormerById documents;
    try {
      if (former)
        documents = index::translate_xapian_errors(request_.directory,
                                                   [&] { return read_former(former->shards); });
    } catch (const Error&) {
      if (!is_damaged(*former)) throw;
      report_.notes.emplace_back(kBuiltAnew);
      former.reset();
    }
    keep_known_ids(corpus, documents);
    const Plan plan = make_plan(corpus, documents);
    fill_report(corpus, plan);
    if (refuses(corpus, documents.size()) || request_.dry_run) return;
    // Another generation would say the same: the sources were read again only to be strict or to
    // keep rejected rows, or what is new among them cannot be read.
    const bool is_same = former && same_input(*former);
    if (is_same && same_making(*former) && !request_.rebuild) return;
    build(*writer, corpus, plan, documents, former);
  }

  /// A run that names no collection goes by that of the run before: it was chosen for this
  /// database.
  void choose_collection(const std::optional<FormerGeneration>& former) {
    collection_ = schema::built_in_collection();
    if (request_.catalogue || request_.collection) {
      collection_ = request_.catalogue ? request_.catalogue->whole : *request_.collection;
      collection_.source_text.insert(0, kGiven);
      corrections_ = request_.corrections;
    } else if (former) {
      schema::Collection own =
          schema::parse_collection(former->collection, "the database's collection");
      if (former->collection.starts_with(kGiven) || own.name != collection_.name) {
        if (schema::is_of_a_catalogue(own))
          throw Error(
              Code::kRefused,
              request_.directory + " was made by a catalogue, which says how each source is read",
              "torikumi index --catalogue FILE; or name a --collection to read all alike");
        collection_ = std::move(own);
        corrections_ = former->corrections;
      }
    }
  }

  /// With --rebuild the former generation may be of any format, or broken: it is compared with if
  /// it can be. With --upgrade one of an older format tells how its sources were read, and no more.
  std::optional<FormerGeneration> former_if_usable(
      const std::optional<index::Published>& published) {
    std::optional<FormerGeneration> former;
    try {
      former = open_former(request_.directory, published);
    } catch (const Error&) {
      if (!request_.rebuild) throw;
      return std::nullopt;
    }
    if (!former || former->stamp.format == schema::kFormatVersion) return former;
    if (request_.rebuild) return std::nullopt;
    const bool is_older = former->stamp.format < schema::kFormatVersion;
    if (request_.upgrade && is_older) {
      outdated_ = std::move(former);
      return std::nullopt;
    }
    if (!is_older)
      throw Error(Code::kRefused,
                  "the database in " + request_.directory + " is of index format " +
                      std::to_string(former->stamp.format) + ", which a newer program made",
                  "run that program; or again with --rebuild to replace what it made");
    throw Error(Code::kRefused,
                "the database in " + request_.directory + " is of index format " +
                    std::to_string(former->stamp.format) + ", this program writes format " +
                    std::to_string(schema::kFormatVersion),
                "run again with --upgrade to replace it");
  }

  static bool is_damaged(const FormerGeneration& former) {
    return !index::differences(former.paths.front().parent_path()).empty();
  }

  /// True where documents of the former generation mean what new ones would.
  bool same_making(const FormerGeneration& former) const {
    return former.stamp.analyser == analyser_ && former.collection == collection_.source_text &&
           former.stamp.shards == request_.shards;
  }

  /// True where the former generation was made of the same sources and pairs by hand.
  bool same_input(const FormerGeneration& former) const {
    return inputs_->is_as_before() && former.corrections == corrections_;
  }

  /// The sources are as they were: what the last run found still holds.
  bool nothing_to_do(const FormerGeneration& former) {
    if (request_.rebuild || request_.strict || request_.keep_rejections || !same_making(former))
      return false;
    if (!same_input(former) || inputs_->keeps_any()) return false;
    report_.notes.clear();
    decode_findings(former.findings, report_);
    report_.unchanged = report_.read - report_.rejected;
    return true;
  }

  void fill_report(const corpus::Corpus& corpus, const Plan& plan) {
    report_.read = corpus.read();
    report_.added = plan.added.size();
    report_.updated = plan.updated.size();
    report_.unchanged = plan.unchanged.size();
    report_.deleted = plan.deleted.size();
    report_.rejected = corpus.rejections.size();
    report_.warnings = corpus.warnings;
    report_.rejections = corpus.rejections;
    report_.notes.insert(report_.notes.end(), corpus.notes.begin(), corpus.notes.end());
    report_.bytes = corpus.bytes;
  }

  static std::size_t records_of(const FormerGeneration& former) {
    std::size_t records = 0;
    for (const Xapian::Database& shard : former.shards) records += shard.get_doccount();
    return records;
  }

  /// What an older format holds cannot be compared with row by row, but counted.
  bool fewer_than_allowed(std::size_t records) const {
    const auto before = static_cast<double>(records_of(*outdated_));
    return static_cast<double>(records) < before * (1 - request_.max_delete / 100);
  }

  bool refuses(const corpus::Corpus& corpus, std::size_t former) {
    if (request_.strict && (!corpus.warnings.empty() || !corpus.rejections.empty())) {
      report_.refusal = "--strict was given, and there is something to tell (warnings: " +
                        std::to_string(corpus.warnings.size()) +
                        ", rejected rows: " + std::to_string(corpus.rejections.size()) +
                        "); nothing was changed";
    } else if (outdated_ && fewer_than_allowed(corpus.records.size())) {
      report_.refusal = "the former index has " + std::to_string(records_of(*outdated_)) +
                        " initiatives, the sources have " + std::to_string(corpus.records.size()) +
                        "; nothing was changed. If that is meant, run again with --max-delete 100";
    } else if (former > 0 && 100.0 * static_cast<double>(report_.deleted) >
                                 request_.max_delete * static_cast<double>(former)) {
      report_.refusal =
          "this would delete " + std::to_string(report_.deleted) + " of " + std::to_string(former) +
          " initiatives; nothing was changed. If that is meant, run again with --max-delete 100";
    }
    return report_.refusal.has_value();
  }

  void build(index::Writer& writer, corpus::Corpus& corpus, const Plan& plan,
             const FormerById& documents, const std::optional<FormerGeneration>& former) {
    ShardMetadata common;
    common.stamp = {schema::kFormatVersion, analyser_,
                    writer.next(),          0,
                    request_.shards,        base::utc_text(std::time(nullptr))};
    date_records(corpus, documents, common.stamp.indexed);
    common.sources = inputs_->stamps();
    common.collection = collection_.source_text;
    progress_({"comparing editions", 0, 0, 0});
    const FoundLineage lineage = find_lineage(corpus.records, collection_, pairs_);
    report_.notes.insert(report_.notes.end(), lineage.notes.begin(), lineage.notes.end());
    report_.hints = data_hints(corpus.records, collection_, titles_);
    common.own_words = own_words_;
    common.findings = encode_findings(report_);
    const auto changed = static_cast<double>(plan.changes());
    bool mend = former && same_making(*former) && !request_.rebuild &&
                changed <= kMendAtMost * static_cast<double>(corpus.records.size());
    if (mend && is_damaged(*former)) {
      report_.notes.emplace_back(kBuiltAnew);
      mend = false;
    }
    // A copy keeps its records as they are packed.
    common.dictionary = mend ? index::translate_xapian_errors(
                                   request_.directory,
                                   [&] { return index::read_dictionary(former->shards.front()); })
                             : learn(corpus);
    const fs::path folder = writer.begin();
    const BuildTask task{corpus, collection_,   common,   dictionary_,
                         folder, request_.jobs, progress_};
    try {
      if (mend) {
        update_shards(task, plan, documents, former->paths);
      } else {
        build_shards(task);
      }
      add_overview(folder, lineage.links);
      writer.publish(request_.shards, request_.keep);
    } catch (const fs::filesystem_error& error) {
      writer.abandon();
      throw Error(Code::kSystem, error.what(), "check the free space and the permissions there");
    } catch (...) {
      writer.abandon();
      throw;
    }
    report_.generation = common.stamp.generation;
  }

  /// What is known only of the whole is gathered from the finished shards, and kept with the first.
  void add_overview(const fs::path& folder, const std::vector<index::Link>& links) const {
    // A database is one thread's.
    const auto shards = [&] {
      std::vector<Xapian::Database> all;
      for (std::uint32_t shard = 0; shard < request_.shards; ++shard)
        all.emplace_back((folder / std::to_string(shard)).string());
      return all;
    };
    index::translate_xapian_errors(folder.string(), [&] {
      const auto of_postings = [&] {
        return std::pair(find_themes(shards(), collection_), find_latent_space(shards()));
      };
      auto finding =
          std::async(request_.jobs > 1 ? std::launch::async : std::launch::deferred, of_postings);
      const std::string vocabulary = gather_vocabulary(shards(), collection_, dictionary_);
      const auto [themes, latent] = finding.get();
      Xapian::WritableDatabase first((folder / "0").string(), Xapian::DB_OPEN);
      first.set_metadata(std::string(schema::metadata::kVocabulary), vocabulary);
      first.set_metadata(std::string(schema::metadata::kThemes), index::encode_themes(themes));
      first.set_metadata(std::string(schema::metadata::kLatentSpace), latent.encode());
      first.set_metadata(std::string(schema::metadata::kLineage), index::encode_links(links));
      first.set_metadata(std::string(schema::metadata::kCorrections), corrections_);
      first.set_metadata(std::string(schema::metadata::kSourceTitles),
                         index::encode_source_titles(titles_));
      first.commit();
    });
  }

  const SyncRequest& request_;
  const base::ProgressListener& progress_;
  const std::string own_words_;
  const analysis::Dictionary dictionary_;
  const std::string analyser_;
  schema::Collection collection_;
  std::string corrections_;  ///< pairs of initiatives, by hand
  std::vector<Correction> pairs_;
  std::optional<FormerGeneration> outdated_;  ///< of an older format, which is replaced
  std::optional<Inputs> inputs_;
  std::vector<std::string> titles_;  ///< of the sources
  SyncReport report_;
};

}  // namespace

SyncReport sync_index(const SyncRequest& request, const base::ProgressListener& progress) {
  return Run(request, progress).go();
}

}  // namespace torikumi::indexing
