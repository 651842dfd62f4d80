#include "engine/explanation/empty_list.hpp"

#include <map>

namespace binome {

EmptyList explain_empty(const Matcher& matcher, const Filter& filter, Term kind, const Attributes* wants, const Attributes* held) {
  const Population population = matcher.population();
  const Eligibility& eligibility = population.eligibility;
  std::map<Rule, std::size_t> rules;
  EmptyList empty;
  for (ActorIndex actor = 0; actor < matcher.size(); ++actor) {
    if (matcher.is_removed(actor)) continue;
    const Attributes candidate = eligibility.of(actor);
    if (candidate.kind != kind && candidate.subkind != kind) continue;
    Rule rule = candidate.visible ? Rule::none : Rule::not_visible;
    if (wants != nullptr) rule = eligibility.judge(*wants, *held, actor, filter.include_partners).rule;
    if (rule == Rule::none) rule = eligibility.filter(filter, actor);
    if (rule == Rule::none) ++empty.left;
    else ++rules[rule];
  }
  empty.rules.assign(rules.begin(), rules.end());
  if (empty.left > 0) empty.code = EmptyList::Code::nothing_in_common;
  else if (!rules.empty()) empty.code = EmptyList::Code::all_excluded;
  return empty;
}

}  // namespace binome
