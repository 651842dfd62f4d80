#include "bindings/records/json_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <string_view>

namespace binome {
namespace {

// Writes the members of one record, leaving out what is empty.
class RecordWriter {
 public:
  RecordWriter(const Taxonomy& taxonomy, const UnknownMembers& unknown) : json_(buffer_), taxonomy_(taxonomy), unknown_(unknown) {}

  template <typename Body>
  void object(const std::string& path, Body body) {
    json_.StartObject();
    body();
    for (const UnknownMember& member : unknown_) {
      if (member.parent == path) unknown_member(member.json);
    }
    json_.EndObject();
  }

  // An object member, left out if none of its lists or unknown members would be in it.
  template <typename Body>
  void object_member(std::string_view name, const std::string& path, bool filled, Body body) {
    for (const UnknownMember& member : unknown_) filled = filled || member.parent == path || member.parent.starts_with(path + ".");
    if (!filled) return;
    key(name);
    object(path, body);
  }

  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void value(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

  void text(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    value(text);
  }
  void date(std::string_view name, Date date) { text(name, to_string(date)); }
  void flag(std::string_view name, bool flag, bool usual) {
    if (flag == usual) return;
    key(name);
    json_.Bool(flag);
  }
  void term(std::string_view name, Term term) {
    if (term) text(name, taxonomy_.code(term));
  }
  void integer(std::string_view name, std::optional<std::int64_t> number) {
    if (!number) return;
    key(name);
    json_.Int64(*number);
  }
  // The shortest form that reads back as the same number.
  void number(std::string_view name, std::optional<double> number) {
    if (!number) return;
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, *number).ptr;
    key(name);
    json_.RawValue(text, static_cast<std::size_t>(end - text), rapidjson::kNumberType);
  }
  void terms(std::string_view name, std::span<const Term> terms) {
    if (terms.empty()) return;
    key(name);
    json_.StartArray();
    for (const Term term : terms) {
      const std::string& code = taxonomy_.code(term);
      const bool numeric = term.vocabulary() == Vocabulary::odd && code.find_first_not_of("0123456789") == std::string::npos;
      if (numeric) json_.Int(std::stoi(code));
      else value(code);
    }
    json_.EndArray();
  }
  void ids(std::string_view name, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    key(name);
    json_.StartArray();
    for (const std::string& id : ids) value(id);
    json_.EndArray();
  }
  // The lists of a set that holds several vocabularies.
  void lists(const TermSet& set) {
    for (const ListName& list : list_names()) terms(list.name, set.of(list.vocabulary));
  }
  // The fields of actor_list_fields() directly below `prefix` ("" or "seeks.").
  void actor_lists(const Actor& actor, std::string_view prefix) {
    for (const ListField& field : actor_list_fields()) {
      if (!field.path.starts_with(prefix)) continue;
      const std::string_view name = field.path.substr(prefix.size());
      if (name.find('.') == std::string_view::npos) terms(name, (actor.*field.set).of(field.vocabulary));
    }
  }

  std::string finish() const { return {buffer_.GetString(), buffer_.GetSize()}; }
  void start_array() { json_.StartArray(); }
  void end_array() { json_.EndArray(); }

 private:
  // `json` is `"name":value` as it was read.
  void unknown_member(std::string_view json) {
    std::size_t end = 1;  // of the name: a quote that no backslash escapes
    while (json[end] != '"') end += json[end] == '\\' ? 2 : 1;
    const std::string_view name = json.substr(0, end + 1);
    const std::string_view value = json.substr(end + 2);
    json_.RawValue(name.data(), name.size(), rapidjson::kStringType);
    json_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  const Taxonomy& taxonomy_;
  const UnknownMembers& unknown_;
};

void write_home(RecordWriter& json, const Home& home) {
  json.object_member("home", "home", home != Home{}, [&] {
    json.term("country", home.country);
    json.text("region", home.region);
    json.text("department", home.department);
    if (home.region.empty() && home.department.empty()) json.term("subdivision", home.subdivision);
    json.text("intercommunality", home.intercommunality);
    json.text("insee", home.insee);
    json.number("lat", home.lat);
    json.number("lon", home.lon);
  });
}

void write(RecordWriter& json, const Actor& actor) {
  json.object("", [&] {
    json.text("type", "actor");
    json.text("id", actor.id);
    json.text("name", actor.name);
    json.term("kind", actor.kind);
    json.term("subkind", actor.subkind);
    write_home(json, actor.home);
    json.integer("population", actor.population);
    json.actor_lists(actor, "");
    json.object_member("offers", "offers", !actor.offers.empty(), [&] { json.actor_lists(actor, "offers."); });
    json.object_member("seeks", "seeks", !actor.seeks.empty() || !actor.must.empty(), [&] {
      json.actor_lists(actor, "seeks.");
      json.object_member("must", "seeks.must", !actor.must.empty(), [&] { json.actor_lists(actor, "seeks.must."); });
    });
    json.ids("partners", actor.partners);
    json.text("description", actor.description);
    json.flag("visible", actor.visible, true);
    json.flag("synthetic", actor.synthetic, false);
    json.date("updated", actor.updated);
    json.text("source", actor.source);
  });
}

void write(RecordWriter& json, const Project& project) {
  json.object("", [&] {
    json.text("type", "project");
    json.text("id", project.id);
    json.text("kind", project.kind);
    json.text("title", project.title);
    json.ids("participants", project.participants);
    json.lists(project.facts);
    if (!project.contributions.empty()) {
      json.key("contributions");
      json.start_array();
      for (std::size_t i = 0; i < project.contributions.size(); ++i) {
        json.object("contributions." + std::to_string(i), [&] {
          json.text("actor", project.contributions[i].actor);
          json.lists(project.contributions[i].brings);
        });
      }
      json.end_array();
    }
    json.text("description", project.description);
    json.date("start", project.start);
    json.date("end", project.end);
    json.flag("synthetic", project.synthetic, false);
    json.text("source", project.source);
  });
}

void write(RecordWriter& json, const Listing& listing) {
  json.object("", [&] {
    json.text("type", "listing");
    json.text("id", listing.id);
    json.text("actor", listing.actor);
    json.text("intent", listing.intent == Intent::offer ? "offer" : "seek");
    json.lists(listing.facts);
    json.object_member("must", "must", !listing.must.empty(), [&] { json.lists(listing.must); });
    json.text("text", listing.text);
    json.date("expires", listing.expires);
    json.flag("withdrawn", listing.withdrawn, false);
    json.flag("synthetic", listing.synthetic, false);
    json.text("source", listing.source);
  });
}

void write(RecordWriter& json, const Feedback& feedback) {
  json.object("", [&] {
    json.text("type", "feedback");
    json.text("actor", feedback.actor);
    json.text("about", feedback.about);
    json.text("event", kFeedbackEventNames[static_cast<std::size_t>(feedback.event)]);
    json.date("date", feedback.date);
    json.text("reason", feedback.reason);
    json.integer("rank", feedback.rank);
    json.text("list", feedback.list);
  });
}

}  // namespace

std::string quoted_json(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string to_json(const AnyRecord& record, const Taxonomy& taxonomy) {
  return std::visit(
      [&](const auto& one) {
        RecordWriter json(taxonomy, one.unknown);
        write(json, one);
        return json.finish();
      },
      record);
}

}  // namespace binome
