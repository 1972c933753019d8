// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is wrong with the input gets its sentence and its status, and the database answers as
// before.
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>

#include "base/file.hpp"
#include "index/generations.hpp"
#include "index/stamp.hpp"
#include "schema/format.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kGood =
    std::string(kHeader) + row("総務局", "窓口", "改革", "現状です。", "進めます。");

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(torikumi({"index", "--db", db_, folder_.write("good.tsv", kGood)}).status, 0);
  }

  /// Indexing this source fails with a line that holds `sentence`, and nothing changes.
  void expect_refused(const std::string& source, const std::string& sentence, int status = 1) {
    const std::string stub = base::read_file(db_ + "/XAPIANDB");
    const Outcome outcome = torikumi({"index", "--db", db_, source});
    EXPECT_EQ(outcome.status, status);
    EXPECT_NE(outcome.err.find(sentence), std::string::npos) << outcome.err;
    EXPECT_EQ(base::read_file(db_ + "/XAPIANDB"), stub);
    EXPECT_EQ(hit_ids(db_, "窓口").size(), 1u);
    for (const auto& entry : std::filesystem::directory_iterator(db_)) {
      EXPECT_FALSE(entry.path().filename().string().starts_with("building")) << entry.path();
    }
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(BadInput, EachHasItsSentence) {
  expect_refused(folder_ / "none.tsv", "no such file or folder: " + (folder_ / "none.tsv"));
  std::filesystem::create_directory(folder_ / "leer");
  expect_refused(folder_ / "leer", "nothing to read in the folder");
  expect_refused(folder_.write("empty.tsv", ""), "empty.tsv: the file is empty");
  expect_refused(folder_.write("a.tsv", std::string("\x7F\x45LF\0\0\0\1\2\3", 10)),
                 "a.tsv: this is not text (there are zero bytes in it)");
  expect_refused(folder_.write("a.tsv", kGood + "窓\xE5\x8C口\n"), "a.tsv: line 3 (byte");
  expect_refused(folder_.write("a.jsonl", R"({"title":"t","department":"d","current":"x)"),
                 "a.jsonl: line 1: broken JSON at byte");
  expect_refused(folder_.write("a.csv", "名前,電話\na,b\n"),
                 "Seen: 名前, 電話. Wanted: 局・区・室 (department)");
  expect_refused(
      folder_.write("a.csv",
                    "局・区・室,課題の名称,項目,現状,取組の方向性\n\"a,b,c,d,e\nf,g,h,i,j\n"),
      "a.csv: line 2: a quote is opened here and never closed");
  expect_refused(folder_.write("a.tsv.gz", "\x1F\x8B\x08 cut"),
                 "a.tsv.gz: the packed data is damaged or cut off");
}

TEST_F(BadInput, ALineOf100MegabytesIsRefused) {
  expect_refused(folder_.write("a.tsv", kGood + std::string(100'000'000, 'x') + "\n"),
                 "a.tsv: line 3 is longer than 32 MiB");
  expect_refused(
      folder_.write("a.jsonl", "{\"title\":\"" + std::string(100'000'000, 'x') + "\"}\n"),
      "a.jsonl: line 1 is longer than 32 MiB");
}

TEST_F(BadInput, WrongOptionsAreUsage) {
  const Outcome encoding =
      torikumi({"index", "--db", db_, "--encoding", "klingon", folder_ / "good.tsv"});
  EXPECT_EQ(encoding.status, 2);
  EXPECT_NE(encoding.err.find("unknown encoding: klingon"), std::string::npos);
  const Outcome wrong =
      torikumi({"index", "--db", db_, "--encoding", "UTF-16", folder_ / "good.tsv"});
  EXPECT_EQ(wrong.status, 1) << wrong.err;
  const Outcome collection = torikumi({"index", "--db", db_, "--collection",
                                       folder_.write("c.toml", "nonsense"), folder_ / "good.tsv"});
  EXPECT_EQ(collection.status, 1);
  EXPECT_NE(collection.err.find("c.toml: line 1"), std::string::npos) << collection.err;
}

TEST_F(BadInput, ADirectoryThatIsNoDatabaseIsLeftAlone) {
  const std::string letter = folder_.write("home/手紙.txt", "大切");
  for (const char* command : {"search", "check", "export"}) {
    const Outcome outcome = torikumi({command, "--db", folder_ / "home"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("is no Torikumi database: it holds 手紙.txt"), std::string::npos)
        << outcome.err;
  }
  EXPECT_EQ(torikumi({"index", "--db", folder_ / "home", folder_ / "good.tsv"}).status, 1);
  EXPECT_EQ(base::read_file(letter), "大切");
  const Outcome none = torikumi({"search", "--db", folder_ / "nowhere", "x"});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find("there is no database in"), std::string::npos) << none.err;
  EXPECT_EQ(torikumi({"index", "--db", letter, folder_ / "good.tsv"}).status, 1) << "a file";
}

TEST_F(BadInput, ADatabaseOfAnotherFormatIsRefusedAndRebuiltOnRequest) {
  {
    Xapian::WritableDatabase shard(index::shard_path(db_, 1, 0).string());
    index::Stamp stamp =
        index::decode_stamp(shard.get_metadata(std::string(schema::metadata::kStamp)));
    stamp.format = 9;
    shard.set_metadata(std::string(schema::metadata::kStamp), index::encode_stamp(stamp));
    shard.commit();
  }
  for (const char* command : {"search", "check", "export"}) {
    const Outcome outcome = torikumi({command, "--db", db_});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("is of index format 9"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("torikumi index --rebuild"), std::string::npos) << outcome.err;
  }
  const Outcome refused = torikumi({"index", "--db", db_, folder_ / "good.tsv"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("run again with --upgrade to replace it"), std::string::npos)
      << refused.err;
  EXPECT_EQ(torikumi({"index", "--upgrade", "--db", db_, folder_ / "good.tsv"}).status, 0);
  EXPECT_EQ(hit_ids(db_, "窓口").size(), 1u);
  const Outcome again = torikumi({"index", "--upgrade", "--db", db_, folder_ / "good.tsv"});
  EXPECT_NE(again.out.find("1 unchanged"), std::string::npos) << again.out;
}

TEST_F(BadInput, ADatabaseOfAnotherDictionaryIsSearchedWithAWarningAndRebuiltByTheNextRun) {
  {
    Xapian::WritableDatabase shard(index::shard_path(db_, 1, 0).string());
    index::Stamp stamp =
        index::decode_stamp(shard.get_metadata(std::string(schema::metadata::kStamp)));
    stamp.analyser = "another";
    shard.set_metadata(std::string(schema::metadata::kStamp), index::encode_stamp(stamp));
    shard.commit();
  }
  const Outcome outcome = torikumi({"search", "--db", db_, "窓口"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.err.find("another dictionary or analyser"), std::string::npos);
  EXPECT_NE(torikumi({"check", "--db", db_}).err.find("torikumi index will rebuild it"),
            std::string::npos);
  EXPECT_NE(torikumi({"index", "--db", db_, folder_ / "good.tsv"}).out.find("generation 2"),
            std::string::npos);
  EXPECT_EQ(torikumi({"search", "--db", db_, "窓口"}).err, "");
}

TEST_F(BadInput, ADamagedDatabaseIsToldWhereverTheDamageIs) {
  const std::string shard = index::shard_path(db_, 1, 0).string();
  for (const char* table : {"docdata", "postlist", "termlist"}) {
    const std::string file = shard + "/" + table + ".glass";
    const std::string sound = base::read_file(file);
    std::string bytes = sound;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31);
    base::replace_file(file, bytes);
    EXPECT_EQ(torikumi({"check", "--db", db_}).status, 1) << table;
    torikumi({"search", "--db", db_, "窓口"});
    torikumi({"export", "--db", db_});
    torikumi({"index", "--db", db_, folder_ / "good.tsv"});
    base::replace_file(file, bytes.substr(0, 100));
    EXPECT_EQ(torikumi({"check", "--db", db_}).status, 1) << table;
    std::filesystem::remove(file);
    EXPECT_EQ(torikumi({"check", "--db", db_}).status, 1) << table;
    for (std::size_t at = 0; at < sound.size(); at += 97) {
      bytes = sound;
      bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
      base::replace_file(file, bytes);
      torikumi({"check", "--db", db_});
    }
    base::replace_file(file, sound);
  }
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

/// A file-size limit stands in for a full disk: both make a write fail in the middle.
TEST_F(BadInput, AFullDiskChangesNothing) {
  std::string text(kHeader);
  for (int i = 0; i < 3000; ++i)
    text += row("局" + std::to_string(i), "題" + std::to_string(i), "項",
                std::string(500, 'a') + std::to_string(i), "x");
  const std::string large = folder_.write("large.tsv", text);
  const Outcome outcome =
      shell("ulimit -f 300; $TORIKUMI index --db '" + db_ + "' --max-delete 100 '" + large + "'");
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_NE(outcome.err.find("torikumi: "), std::string::npos);
  EXPECT_EQ(hit_ids(db_, "窓口").size(), 1u);
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
  for (const auto& entry : std::filesystem::directory_iterator(db_)) {
    EXPECT_FALSE(entry.path().filename().string().starts_with("building")) << entry.path();
  }
  const Outcome result = shell("$TORIKUMI search --db '" + db_ + "' 窓口 >/dev/full");
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.err.find("cannot write the result"), std::string::npos) << result.err;
}

TEST_F(BadInput, NoPermissionIsTold) {
  // Root may do anything, so the attempt is made as another user.
  const std::string prefix =
      ::getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  if (::getuid() == 0 &&
      shell(prefix + "test -x $TORIKUMI -a -r '" + (folder_ / "good.tsv") + "'").status != 0) {
    ASSERT_EQ(shell("chmod 755 '" + folder_.path().string() + "'").status, 0);
    if (shell(prefix + "test -x $TORIKUMI").status != 0)
      GTEST_SKIP() << "the build folder is closed to other users";
  }
  ASSERT_EQ(shell("chmod 755 '" + folder_.path().string() + "'; chmod 600 '" +
                  (folder_ / "good.tsv") + "'; chmod 555 '" + db_ + "'")
                .status,
            0);
  const Outcome source =
      shell(prefix + "$TORIKUMI index --db '" + db_ + "' '" + (folder_ / "good.tsv") + "'");
  if (::getuid() == 0) {
    EXPECT_EQ(source.status, 1);
    EXPECT_NE(source.err.find("Permission denied"), std::string::npos) << source.err;
  }
  const std::string readable =
      folder_.write("other.tsv", kGood + row("総務局", "別", "c", "x", "y"));
  const Outcome database = shell(prefix + "$TORIKUMI index --db '" + db_ + "' '" + readable + "'");
  EXPECT_EQ(database.status, 1);
  EXPECT_NE(database.err.find("Permission denied"), std::string::npos) << database.err;
  shell("chmod 755 '" + db_ + "'");
  EXPECT_EQ(hit_ids(db_, "窓口").size(), 1u);
}

/// What makes the morphological analyser slow or forgetful: nothing of it is lost, in seconds.
TEST_F(BadInput, HugeCellsAreIndexedWithNothingLost) {
  std::string prose;
  while (prose.size() < 5'000'000)
    prose += "窓口の待ち時間を短くし、地域の皆さまと話し合いを重ねながら、";
  const std::pair<std::string, std::string> cells[] = {{"letters", std::string(1'000'000, 'a')},
                                                       {"blanks", std::string(1'000'000, ' ')},
                                                       {"digits", std::string(1'000'000, '7')},
                                                       {"prose", prose}};
  std::string text = kGood;
  for (const auto& [title, cell] : cells)
    text += row("局", title, "項", cell + "終わりの目印" + title, "x");
  const Outcome outcome = torikumi({"index", "--db", db_, folder_.write("huge.tsv", text)});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  for (const auto& [title, cell] : cells) {
    EXPECT_EQ(hit_titles(db_, "\"終わりの目印" + title + "\""), std::vector<std::string>{title});
  }
  const auto records = exported(db_);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_EQ(std::string(records[i + 1].at("current").as_string()),
              cells[i].second + "終わりの目印" + cells[i].first);
}

}  // namespace
}  // namespace torikumi::tests
