#include "bindings/protocol/actor_json.hpp"

#include "bindings/wording/wording.hpp"

namespace binome {

void write_actor(JsonText& json, const Matcher& matcher, ActorIndex actor, Language language) {
  const Taxonomy& taxonomy = matcher.taxonomy();
  const ActorCard card = matcher.card(actor);
  const Attributes attributes = matcher.actors().attributes(actor);
  json.member("id", matcher.id(actor));
  json.member("name", card.name);
  json.member("kind", taxonomy.code(attributes.kind));
  json.member("kind_label", taxonomy.label(attributes.kind, language));
  if (attributes.subkind) {
    json.member("subkind", taxonomy.code(attributes.subkind));
    json.member("subkind_label", taxonomy.label(attributes.subkind, language));
  }
  json.object("place", [&] {
    if (card.country) json.member("country", taxonomy.code(card.country));
    if (card.subdivision) json.member("subdivision", taxonomy.code(card.subdivision));
  });
  json.member("place_label", place_text(matcher, actor, language));
}

}  // namespace binome
