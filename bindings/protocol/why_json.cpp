#include "bindings/protocol/why_json.hpp"

#include <array>

#include "bindings/protocol/actor_json.hpp"
#include "bindings/protocol/explanation_json.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/sentences.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

void write_not_proposed(JsonText& json, const Matcher& matcher, const WhyAnswer& answer, Language language) {
  json.object("not_proposed", [&] {
    if (!answer.exclusion) {
      json.member("code", empty_code(EmptyList::Code::nothing_in_common));
      json.member("text", nothing_in_common_sentence(language));
      return;
    }
    json.member("code", rule_code(answer.exclusion.rule));
    json.member("text", rule_text(matcher, answer.exclusion, answer.a, answer.b, language));
    json.member("subject", matcher.id(answer.exclusion.subject));
  });
}

void write_change(JsonText& json, const Matcher& matcher, const WhyAnswer& answer, Language language) {
  const BestChange& change = *answer.standing.change;
  json.object("change", [&] {
    json.member("actor", matcher.id(change.candidate_lacks ? answer.b : answer.a));
    json.member("block", matcher.concepts().block(change.block).name());
    json.member("wanted", matcher.concepts().code(change.missing));
    json.member("wanted_label", concept_label(matcher, change.missing, change.block, language));
    json.decimal("score", score_text(change.score));
  });
}

}  // namespace

std::string why_json(const Matcher& matcher, const WhyAnswer& answer, std::size_t k, const std::vector<std::string>& fields,
                     const Envelope& envelope, const MadeBy& made_by) {
  const Language language = envelope.language;
  RecordFields records(matcher, fields);
  JsonText json;
  start_answer(json, "why", envelope);
  write_made_by(json, made_by);
  json.object("request", [&] {
    json.list("why", std::array{answer.a, answer.b}, [&](ActorIndex actor) { json.value(matcher.id(actor)); });
    json.member("k", static_cast<std::int64_t>(k));
    if (!fields.empty()) json.list("fields", fields, [&](const std::string& field) { json.value(field); });
  });
  for (const auto& [name, actor] : {std::pair("a", answer.a), std::pair("b", answer.b)}) {
    json.object(name, [&, shown = actor] {
      write_actor(json, matcher, shown, language);
      records.write(json, shown);
    });
  }
  json.flag("proposed", answer.is_proposed());
  if (answer.is_proposed()) json.member("rank", static_cast<std::int64_t>(answer.standing.rank));
  else write_not_proposed(json, matcher, answer, language);
  json.member("eligible", static_cast<std::int64_t>(answer.standing.eligible));
  if (!answer.exclusion && answer.standing.needed) json.decimal("needed", score_text(*answer.standing.needed));
  if (answer.standing.change) write_change(json, matcher, answer, language);
  write_score(json, answer.explanation.score);
  write_explanation(json, matcher, answer.explanation, language);
  records.write_labels(json, language);
  json.writer.EndObject();
  return json.text();
}

}  // namespace binome
