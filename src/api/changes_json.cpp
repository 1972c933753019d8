// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/changes_json.hpp"

#include "api/json_writer.hpp"

namespace torikumi::api {
namespace {

using schema::Field;

void write_counts(JsonWriter& out, const search::ChangeCounts& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    out.key(search::kChangeStatusNames[i]).number(std::uint64_t{counts[i]});
}

void write_rows(JsonWriter& out, const char* name, const std::vector<search::Changes::Row>& rows) {
  out.key(name).open_list();
  for (const search::Changes::Row& each : rows) {
    out.open_object();
    out.member("value", each.name);
    write_counts(out, each.counts);
    out.close_object();
  }
  out.close_list();
}

void write_record(JsonWriter& out, const schema::Record& record) {
  out.open_object();
  out.member("id", record.id);
  out.member("edition", record.edition);
  if (!record.city.empty()) out.member("city", record.city);
  for (const Field field : {Field::kDepartment, Field::kCategory, Field::kTitle})
    out.member(schema::info(field).name, record[field]);
  out.close_object();
}

void write_fragments(JsonWriter& out, const char* name,
                     const std::vector<search::Fragment>& fragments) {
  out.key(name).open_list();
  for (const search::Fragment& each : fragments) {
    out.open_object();
    out.member("text", each.text);
    out.key("hit").truth(each.hit);
    out.close_object();
  }
  out.close_list();
}

void write_change(JsonWriter& out, const search::Change& change, const search::ChangeDetail& detail,
                  const schema::FieldTable& fields) {
  out.open_object();
  out.member("status", search::name_of(change.status));
  out.key("reworded").truth(change.is_reworded);
  if (!change.formers.empty() && change.later != 0)
    out.key("confidence").number(change.confidence / 100.0);
  out.key("formers").open_list();
  for (const schema::Record& each : detail.formers) write_record(out, each);
  out.close_list();
  out.key("later");
  if (detail.later) {
    write_record(out, *detail.later);
  } else {
    out.null();
  }
  out.key("sentences").open_list();
  for (const search::ChangedSentence& each : detail.sentences) {
    out.open_object();
    out.member("field", fields[each.field].name);
    out.member("change", search::name_of(each.change));
    write_fragments(out, "former", each.former);
    write_fragments(out, "later", each.later);
    out.close_object();
  }
  out.close_list();
  out.close_object();
}

}  // namespace

std::string to_json(const search::Changes& changes, std::uint32_t offset, std::uint32_t limit,
                    const std::vector<search::ChangeDetail>& details,
                    const schema::FieldTable& fields) {
  JsonWriter out;
  out.open_object();
  out.member("from", changes.from);
  out.member("to", changes.to);
  out.key("editions").open_list();
  for (const std::string& each : changes.editions) out.text(each);
  out.close_list();
  if (!changes.left_out.empty()) {
    out.key("left_out").open_list();
    for (const std::string& each : changes.left_out) out.text(each);
    out.close_list();
  }
  out.key("counts").open_object();
  write_counts(out, changes.counts);
  out.close_object();
  write_rows(out, "departments", changes.departments);
  write_rows(out, "categories", changes.categories);
  out.key("total").number(std::uint64_t{changes.listed.size()});
  out.key("offset").number(std::uint64_t{offset});
  out.key("limit").number(std::uint64_t{limit});
  out.key("changes").open_list();
  for (std::size_t i = 0; i < details.size(); ++i)
    write_change(out, changes.listed[offset + i], details[i], fields);
  out.close_list();
  out.close_object();
  return out.take();
}

}  // namespace torikumi::api
