#include "engine/explanation/empty_list.hpp"

#include <map>

namespace binome {

EmptyList explain_empty(const Actors& actors, const Taxonomy& taxonomy, const Filter& filter, Term kind, const Requester& requester) {
  const Attributes wants = attributes_of(requester.wants);
  const Attributes held = attributes_of(requester.held);
  const auto first_rule = [&](const Attributes& candidate) {
    Rule rule = candidate.visible ? Rule::none : Rule::not_visible;
    if (!requester.imaginary) rule = judge({wants, held, candidate, actors.feedback(wants.self)}, filter.include_partners, taxonomy).rule;
    return rule == Rule::none ? narrow(filter, candidate, taxonomy) : rule;
  };
  std::map<Rule, std::size_t> rules;
  EmptyList empty;
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    if (actors.is_removed(actor)) continue;
    const Attributes candidate = actors.attributes(actor);
    if (candidate.kind != kind && candidate.subkind != kind) continue;
    const Rule rule = first_rule(candidate);
    if (rule == Rule::none) ++empty.left;
    else ++rules[rule];
  }
  empty.rules.assign(rules.begin(), rules.end());
  if (empty.left > 0) empty.code = EmptyList::Code::nothing_in_common;
  else if (!rules.empty()) empty.code = EmptyList::Code::all_excluded;
  return empty;
}

}  // namespace binome
