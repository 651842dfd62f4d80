#include "bindings/records/json_record.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "bindings/files/encoded_text.hpp"
#include "bindings/wording/shown_value.hpp"

namespace binome {
namespace {

using rapidjson::Value;

std::string_view view(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string to_json(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

// What an import of CSV keeps for people, though the engine does not use it: no need to tell at each reading.
bool kept_on_purpose(std::string_view path) { return path == "home.commune" || path == "home.postal_code"; }

// Reads the members of one record and collects what is wrong.
class RecordParser {
 public:
  RecordParser(const Taxonomy& taxonomy, const JsonRecordOptions& options, std::vector<Problem>& problems,
               std::vector<std::string>& unknown_fields)
      : taxonomy_(taxonomy), options_(options), problems_(problems), unknown_fields_(unknown_fields) {}

  Actor actor(const Value& object) {
    Actor actor;
    unknown_ = &actor.unknown;
    members(object, "", [&](std::string_view name, const Value& value) {
      if (name == "id") actor.id = id(name, value);
      else if (name == "name") actor.name = text(name, value);
      else if (name == "kind") actor.kind = kind(name, value);
      else if (name == "subkind") actor.subkind = term(name, Vocabulary::kind, value);
      else if (name == "home") actor.home = home(value);
      else if (name == "population") actor.population = count(name, value);
      else if (name == "offers") actor_lists(actor, name, value);
      else if (name == "seeks") actor_lists(actor, name, value);
      else if (name == "partners") actor.partners = ids(name, value);
      else if (name == "description") actor.description = text(name, value);
      else if (name == "visible") actor.visible = flag(name, value);
      else if (name == "synthetic") actor.synthetic = flag(name, value);
      else if (name == "updated") actor.updated = date(name, value);
      else if (name == "source") actor.source = text(name, value);
      else return actor_list(actor, name, value);
      return true;
    });
    if (actor.kind && !actor.subkind && taxonomy_.parent(actor.kind)) actor.subkind = actor.kind;
    if (actor.kind) actor.kind = taxonomy_.root(actor.kind);
    if (actor.kind && actor.subkind && taxonomy_.root(actor.subkind) != actor.kind) {
      problem("subkind", taxonomy_.code(actor.subkind),
              {"cette sous-catégorie n'appartient pas au type donné", "this sub-kind does not belong to the kind given"});
    }
    require("id", !actor.id.empty());
    require("name", !actor.name.empty());
    require("kind", static_cast<bool>(actor.kind));
    return actor;
  }

  Project project(const Value& object) {
    Project project;
    unknown_ = &project.unknown;
    members(object, "", [&](std::string_view name, const Value& value) {
      if (name == "id") project.id = id(name, value);
      else if (name == "title") project.title = text(name, value);
      else if (name == "kind") project.kind = text(name, value);
      else if (name == "participants") project.participants = ids(name, value);
      else if (name == "contributions") project.contributions = contributions(value);
      else if (name == "description") project.description = text(name, value);
      else if (name == "start") project.start = date(name, value);
      else if (name == "end") project.end = date(name, value);
      else if (name == "synthetic") project.synthetic = flag(name, value);
      else if (name == "source") project.source = text(name, value);
      else return list(project.facts, name, name, value, {Vocabulary::theme, Vocabulary::odd, Vocabulary::place});
      return true;
    });
    require("id", !project.id.empty());
    for (const Contribution& contribution : project.contributions) {
      if (std::find(project.participants.begin(), project.participants.end(), contribution.actor) == project.participants.end()) {
        problem("contributions", contribution.actor,
                {"cet acteur ne participe pas au projet", "this actor does not take part in the project"});
      }
    }
    return project;
  }

  Listing listing(const Value& object) {
    Listing listing;
    unknown_ = &listing.unknown;
    bool intent_given = false;
    members(object, "", [&](std::string_view name, const Value& value) {
      if (name == "id") listing.id = id(name, value);
      else if (name == "actor") listing.actor = id(name, value);
      else if (name == "intent") {
        intent_given = true;
        const std::string intent = text(name, value);
        listing.intent = intent == "offer" ? Intent::offer : Intent::seek;
        if (intent != "offer" && intent != "seek") problem(name, intent, {"écrire offer ou seek", "write offer or seek"});
      } else if (name == "must") lists(listing.must, "must", value, kMust);
      else if (name == "text") listing.text = text(name, value);
      else if (name == "expires") listing.expires = date(name, value);
      else if (name == "withdrawn") listing.withdrawn = flag(name, value);
      else if (name == "synthetic") listing.synthetic = flag(name, value);
      else if (name == "source") listing.source = text(name, value);
      else
        return list(listing.facts, name, name, value,
                    {Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::theme, Vocabulary::odd, Vocabulary::place,
                     Vocabulary::size, Vocabulary::trait});
      return true;
    });
    require("id", !listing.id.empty());
    require("actor", !listing.actor.empty());
    require("intent", intent_given);
    return listing;
  }

  Feedback feedback(const Value& object) {
    Feedback feedback;
    unknown_ = &feedback.unknown;
    bool event_given = false;
    members(object, "", [&](std::string_view name, const Value& value) {
      if (name == "actor") feedback.actor = id(name, value);
      else if (name == "about") feedback.about = id(name, value);
      else if (name == "event") {
        const std::string event = text(name, value);
        const auto found = std::find(kFeedbackEventNames.begin(), kFeedbackEventNames.end(), event);
        event_given = true;
        if (found == kFeedbackEventNames.end())
          problem(name, event,
                  {"écrire shown, contacted, accepted, declined, met ou withdrawn",
                   "write shown, contacted, accepted, declined, met or withdrawn"});
        else feedback.event = static_cast<FeedbackEvent>(found - kFeedbackEventNames.begin());
      } else if (name == "date") feedback.date = date(name, value);
      else if (name == "reason") feedback.reason = text(name, value);
      else if (name == "rank") feedback.rank = rank(name, value);
      else if (name == "list") feedback.list = id(name, value);
      else return false;
      return true;
    });
    require("actor", !feedback.actor.empty());
    require("about", !feedback.about.empty());
    require("event", event_given);
    return feedback;
  }

  // Past the limit the first one only says that there are more.
  void problem(std::string_view path, std::string_view value, Bilingual what) {
    if (problems_.size() < options_.limits.record_problems) {
      problems_.push_back({{}, 0, std::string(path), shorten(value), std::move(what)});
    } else if (problems_.size() == options_.limits.record_problems) {
      problems_.push_back({{},
                           0,
                           {},
                           {},
                           {"trop de problèmes dans cet enregistrement : les suivants n'ont pas été cherchés",
                            "too many problems in this record: further ones were not looked for"}});
    }
  }

 private:
  using Vocabularies = std::initializer_list<Vocabulary>;
  static constexpr Vocabularies kMust = {Vocabulary::place, Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::language};

  // Calls `read(name, value)` for every member that is not null; what it does not know is kept in the record.
  template <typename Read>
  void members(const Value& object, const std::string& path, Read read) {
    if (!object.IsObject()) return wrong_type(path, object, {"un objet { … } est attendu", "an object { … } is expected"});
    constexpr std::size_t kFew = 32;  // are compared with one another; more are hashed, so that a hostile line is not slow
    std::unordered_set<std::string_view> seen;
    const auto given_before = [&](auto member) {
      const auto same = [&](const auto& other) { return view(other.name) == view(member->name); };
      return object.MemberCount() <= kFew ? std::any_of(object.MemberBegin(), member, same) : !seen.insert(view(member->name)).second;
    };
    for (auto member = object.MemberBegin(); member != object.MemberEnd(); ++member) {
      const std::string_view name = view(member->name);
      const auto full = [&] { return path.empty() ? std::string(name) : path + "." + std::string(name); };
      if (given_before(member)) {
        problem(full(), "", {"champ donné deux fois", "field given twice"});
      } else if (!member->value.IsNull() && name != "type" && !read(name, member->value)) {
        unknown_->push_back({path, to_json(member->name) + ":" + to_json(member->value)});
        if (!kept_on_purpose(full())) unknown_fields_.push_back(full());
      }
    }
  }

  void require(std::string_view name, bool given) {
    const bool told = std::any_of(problems_.begin(), problems_.end(), [&](const Problem& p) { return p.column == name; });
    if (!given && !told) problem(name, "", {"champ obligatoire manquant ou vide", "required field missing or empty"});
  }

  void wrong_type(std::string_view path, const Value& value, Bilingual what) { problem(path, to_json(value), std::move(what)); }

  std::string text(std::string_view path, const Value& value) {
    if (value.IsString()) return std::string(view(value));
    wrong_type(path, value, {"un texte entre guillemets est attendu", "a quoted text is expected"});
    return {};
  }

  std::string id(std::string_view path, const Value& value) {
    std::string id = text(path, value);
    if (value.IsString() && !is_valid_id(id)) {
      problem(path, id,
              {"un identifiant a de 1 à 128 caractères imprimables, sans blanc", "an id has 1 to 128 printable characters, no blanks"});
    }
    return id;
  }

  bool flag(std::string_view path, const Value& value) {
    if (!value.IsBool()) wrong_type(path, value, {"true ou false est attendu", "true or false is expected"});
    return value.IsTrue();
  }

  Date date(std::string_view path, const Value& value) {
    std::optional<Date> date;
    if (value.IsString()) date = parse_date(view(value));
    if (value.IsInt()) date = parse_date(std::to_string(value.GetInt()));
    if (!date) wrong_type(path, value, {"une date AAAA-MM-JJ ou une année est attendue", "a date YYYY-MM-DD or a year is expected"});
    return date.value_or(Date{});
  }

  std::optional<std::int64_t> count(std::string_view path, const Value& value) {
    constexpr std::int64_t kMost = 10'000'000'000;
    if (value.IsInt64() && value.GetInt64() >= 0 && value.GetInt64() <= kMost) return value.GetInt64();
    wrong_type(path, value, {"un nombre entier d'habitants est attendu", "a whole number of inhabitants is expected"});
    return std::nullopt;
  }

  std::optional<std::uint32_t> rank(std::string_view path, const Value& value) {
    if (value.IsUint() && value.GetUint() >= 1 && value.GetUint() <= kMostRanks) return value.GetUint();
    const std::string most = std::to_string(kMostRanks);
    wrong_type(path, value, {"un rang de 1 à " + most + " est attendu", "a rank from 1 to " + most + " is expected"});
    return std::nullopt;
  }

  std::optional<double> coordinate(std::string_view path, const Value& value, double limit) {
    if (value.IsNumber() && std::abs(value.GetDouble()) <= limit) return value.GetDouble();
    wrong_type(path, value, {"une coordonnée en degrés est attendue", "a coordinate in degrees is expected"});
    return std::nullopt;
  }

  Term term(std::string_view path, Vocabulary vocabulary, const Value& value) {
    std::string number;
    std::string_view written;
    if (value.IsString()) written = view(value);
    else if (value.IsInt() && vocabulary == Vocabulary::odd) written = number = std::to_string(value.GetInt());
    else {
      wrong_type(path, value, {"un code entre guillemets est attendu", "a quoted code is expected"});
      return {};
    }
    if (const Term found = taxonomy_.find(vocabulary, written)) return found;
    if (problems_.size() > options_.limits.record_problems) return {};  // looking for look-alikes takes milliseconds
    const auto resolved = taxonomy_.resolve(vocabulary, written);
    if (resolved && options_.labels == LabelPolicy::codes_and_labels) return *resolved;
    Unresolved why;
    if (resolved) why.nearest = {*resolved};  // a label in a directory of codes: name its code
    else why = resolved.error();
    problem(path, written, describe_unresolved(why, taxonomy_));
    return {};
  }

  Term kind(std::string_view path, const Value& value) { return term(path, Vocabulary::kind, value); }

  // Whether `value` is a list within the limits.
  bool is_list(std::string_view path, const Value& value) {
    if (!value.IsArray()) {
      wrong_type(path, value, {"une liste [ … ] est attendue", "a list [ … ] is expected"});
      return false;
    }
    if (value.Size() <= options_.limits.list_values) return true;
    const std::string most = std::to_string(options_.limits.list_values);
    problem(path, "", {"plus de " + most + " valeurs", "more than " + most + " values"});
    return false;
  }

  void terms(TermSet& set, std::string_view path, Vocabulary vocabulary, const Value& value) {
    if (!is_list(path, value)) return;
    for (const Value& item : value.GetArray()) set.add(term(path, vocabulary, item));
  }

  // Reads the list `name` if it is one of `allowed`; false: the name is not known here.
  bool list(TermSet& set, std::string_view name, std::string_view path, const Value& value, const Vocabularies& allowed) {
    for (const ListName& known : list_names()) {
      if (known.name != name || std::find(allowed.begin(), allowed.end(), known.vocabulary) == allowed.end()) continue;
      terms(set, path, known.vocabulary, value);
      return true;
    }
    return false;
  }

  void lists(TermSet& set, const std::string& path, const Value& object, const Vocabularies& allowed) {
    members(object, path,
            [&](std::string_view name, const Value& value) { return list(set, name, path + "." + std::string(name), value, allowed); });
  }

  bool actor_list(Actor& actor, std::string_view path, const Value& value) {
    for (const ListField& field : actor_list_fields()) {
      if (field.path != path) continue;
      terms(actor.*field.set, path, field.vocabulary, value);
      return true;
    }
    return false;
  }

  // An object of lists ("offers", "seeks", "seeks.must").
  void actor_lists(Actor& actor, std::string_view path, const Value& object) {
    members(object, std::string(path), [&](std::string_view name, const Value& value) {
      const std::string full = std::string(path) + "." + std::string(name);
      if (full == "seeks.must") {
        actor_lists(actor, full, value);
        return true;
      }
      return actor_list(actor, full, value);
    });
  }

  std::vector<std::string> ids(std::string_view path, const Value& value) {
    std::vector<std::string> ids;
    if (!is_list(path, value)) return ids;
    for (const Value& item : value.GetArray()) {
      std::string one = id(path, item);
      if (std::find(ids.begin(), ids.end(), one) == ids.end()) ids.push_back(std::move(one));
    }
    return ids;
  }

  std::vector<Contribution> contributions(const Value& value) {
    std::vector<Contribution> contributions;
    if (!is_list("contributions", value)) return contributions;
    for (const Value& item : value.GetArray()) {
      Contribution& contribution = contributions.emplace_back();
      members(item, "contributions." + std::to_string(contributions.size() - 1), [&](std::string_view name, const Value& member) {
        if (name != "actor")
          return list(contribution.brings, name, "contributions." + std::string(name), member, {Vocabulary::skill, Vocabulary::mode});
        contribution.actor = id("contributions.actor", member);
        return true;
      });
    }
    return contributions;
  }

  Home home(const Value& object) {
    Home home;
    members(object, "home", [&](std::string_view name, const Value& value) {
      if (name == "country") home.country = term("home.country", Vocabulary::place, value);
      else if (name == "region") home.region = text("home.region", value);
      else if (name == "department") home.department = text("home.department", value);
      else if (name == "subdivision") home.subdivision = term("home.subdivision", Vocabulary::place, value);
      else if (name == "intercommunality") home.intercommunality = text("home.intercommunality", value);
      else if (name == "insee") home.insee = text("home.insee", value);
      else if (name == "lat") home.lat = coordinate("home.lat", value, 90);
      else if (name == "lon") home.lon = coordinate("home.lon", value, 180);
      else return false;
      return true;
    });
    for (Problem& found : locate_home(home, taxonomy_)) problems_.push_back(std::move(found));
    return home;
  }

  const Taxonomy& taxonomy_;
  const JsonRecordOptions& options_;
  std::vector<Problem>& problems_;
  std::vector<std::string>& unknown_fields_;
  UnknownMembers* unknown_ = nullptr;
};

std::size_t depth_of(const Value& value, std::size_t limit) {
  // Recursion is bounded by `limit`: deeper values are not entered.
  if (limit == 0 || (!value.IsArray() && !value.IsObject())) return 1;
  std::size_t deepest = 0;
  if (value.IsArray()) {
    for (const Value& item : value.GetArray()) deepest = std::max(deepest, depth_of(item, limit - 1));
  } else {
    for (const auto& member : value.GetObject()) deepest = std::max(deepest, depth_of(member.value, limit - 1));
  }
  return deepest + 1;
}

}  // namespace

std::optional<Bilingual> parse_json(std::string_view text, const ReadLimits& limits, rapidjson::Document& document) {
  if (text.find('\0') != std::string_view::npos) return Bilingual{"octet nul dans la ligne", "NUL byte in the line"};
  // All at once: the parser's own kParseValidateEncodingFlag goes byte by byte.
  if (!is_utf8(text)) {
    return Bilingual{"le texte n'est pas de l'UTF-8 : réenregistrer le fichier en UTF-8", "the text is not UTF-8: save the file as UTF-8"};
  }
  // Parsed in place, in a copy: the vector instructions of the parser look at whole words behind its end.
  constexpr std::size_t kPadding = 16;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::size_t skipped = text.starts_with(kMark) ? kMark.size() : 0;
  char* const copy = static_cast<char*>(document.GetAllocator().Malloc(text.size() + kPadding));
  std::fill_n(std::copy(text.begin(), text.end(), copy), kPadding, '\0');
  document.ParseInsitu<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(copy + skipped);
  if (document.HasParseError()) {
    const std::string at = std::to_string(skipped + document.GetErrorOffset() + 1);
    return Bilingual{"JSON illisible au caractère " + at + " de la ligne",
                     "JSON not readable at character " + at + " of the line: " + rapidjson::GetParseError_En(document.GetParseError())};
  }
  if (depth_of(document, limits.depth) > limits.depth) {
    const std::string most = std::to_string(limits.depth);
    return Bilingual{"plus de " + most + " niveaux d'imbrication", "nested deeper than " + most + " levels"};
  }
  return std::nullopt;
}

void read_json_record(const rapidjson::Value& object, const Taxonomy& taxonomy, const JsonRecordOptions& options, ParsedRecord& out,
                      std::vector<std::string>& unknown_fields) {
  RecordParser parser(taxonomy, options, out.problems, unknown_fields);
  const Bilingual types{"écrire \"type\" : actor, project, listing ou feedback", "write \"type\": actor, project, listing or feedback"};
  if (!object.IsObject())
    return parser.problem("", to_json(object), {"un objet { … } par ligne est attendu", "one object { … } a line is expected"});
  const auto type = object.FindMember("type");
  if (type == object.MemberEnd() || !type->value.IsString()) return parser.problem("type", "", types);
  const std::string_view name = view(type->value);
  if (name == "actor") out.record = parser.actor(object);
  else if (name == "project") out.record = parser.project(object);
  else if (name == "listing") out.record = parser.listing(object);
  else if (name == "feedback") out.record = parser.feedback(object);
  else parser.problem("type", name, types);
  std::visit([](auto& record) { sort_unknown(record.unknown); }, out.record);
}

}  // namespace binome
