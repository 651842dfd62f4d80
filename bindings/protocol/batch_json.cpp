#include "bindings/protocol/batch_json.hpp"

#include "bindings/protocol/list_json.hpp"
#include "bindings/wording/numbers.hpp"

namespace binome {

std::string batch_json(const Matcher& matcher, const BatchRequest& request, ActorIndex actor, const RankedList& list,
                       const Envelope& envelope) {
  JsonText json;
  start_answer(json, "batch", envelope);
  json.member("today", to_string(matcher.today()));
  json.member("actor", matcher.id(actor));
  json.member("kind", matcher.taxonomy().code(request.asked));
  if (list.diversity) write_diversity(json, *request.diversity, list.diversity->cost);
  if (list.recall) write_recall(json, *list.recall);
  std::size_t place = 0;
  json.list("matches", list.matches, [&](const ScoredActor& match) {
    json.writer.StartObject();
    json.member("rank", static_cast<std::int64_t>(place + 1));
    if (list.diversity) json.member("plain_rank", static_cast<std::int64_t>(list.diversity->plain_ranks[place]));
    json.member("id", matcher.id(match.actor));
    json.decimal("score", score_text(match.score));
    json.writer.EndObject();
    ++place;
  });
  json.writer.EndObject();
  return json.text();
}

}  // namespace binome
