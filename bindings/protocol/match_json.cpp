#include "bindings/protocol/match_json.hpp"

#include "bindings/protocol/actor_json.hpp"
#include "bindings/protocol/explanation_json.hpp"
#include "bindings/protocol/list_json.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/protocol/request_json.hpp"
#include "bindings/wording/sentences.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

void write_empty(JsonText& json, const EmptyList& empty, Language language) {
  json.object("empty_reason", [&] {
    json.member("code", empty_code(empty.code));
    json.member("text", empty_sentence(empty, language));
    json.list("rules", empty.rules, [&](const auto& rule) {
      json.writer.StartObject();
      json.member("code", rule_code(rule.first));
      json.member("actors", static_cast<std::int64_t>(rule.second));
      json.writer.EndObject();
    });
  });
}

// Writes the lists of one answer.
class ListsWriter {
 public:
  ListsWriter(JsonText& json, const Matcher& matcher, const OwnedRequest& request, Language language)
      : json_(json), matcher_(matcher), request_(request), language_(language), fields_(matcher, request.fields) {}

  void write(const MatchView& view) {
    json_.list("lists", view.lists, [&](const ShownList& list) { write_list(list); });
    fields_.write_labels(json_, language_);
  }

 private:
  void write_list(const ShownList& list) {
    json_.writer.StartObject();
    json_.member("kind", matcher_.taxonomy().code(list.kind));
    json_.member("kind_label", matcher_.taxonomy().label(list.kind, language_));
    json_.member("candidates", static_cast<std::int64_t>(list.candidates));
    if (list.diversity) write_diversity(json_, *request_.bare.diversity, *list.diversity);
    if (list.recall) write_recall(json_, *list.recall);
    if (list.empty) write_empty(json_, *list.empty, language_);
    std::size_t rank = 0;
    json_.list("matches", list.matches, [&](const ShownMatch& match) { write_match(match, ++rank); });
    json_.writer.EndObject();
  }

  void write_match(const ShownMatch& match, std::size_t rank) {
    json_.writer.StartObject();
    json_.member("rank", static_cast<std::int64_t>(rank));
    if (match.plain_rank) json_.member("plain_rank", static_cast<std::int64_t>(*match.plain_rank));
    write_actor(json_, matcher_, match.actor, language_);
    write_score(json_, match.score);
    if (match.why) write_explanation(json_, matcher_, *match.why, language_);
    fields_.write(json_, match.actor);
    json_.writer.EndObject();
  }

  JsonText& json_;
  const Matcher& matcher_;
  const OwnedRequest& request_;
  Language language_;
  RecordFields fields_;
};

}  // namespace

std::string match_json(const Matcher& matcher, const OwnedRequest& request, const MatchView& view, const Envelope& envelope,
                       const MadeBy& made_by) {
  JsonText json;
  start_answer(json, "match", envelope);
  write_made_by(json, made_by);
  write_request(json, matcher, request);
  ListsWriter(json, matcher, request, envelope.language).write(view);
  json.writer.EndObject();
  return json.text();
}

}  // namespace binome
