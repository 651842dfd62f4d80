#include "bindings/protocol/why_answer.hpp"

#include "features/error_codes.hpp"

namespace binome {

Result<WhyAnswer> why_answer(const Matcher& matcher, ActorIndex a, ActorIndex b, std::size_t k) {
  const Engine* engine = matcher.engine();
  if (engine == nullptr) return fail(ErrorCode::snapshot_without_reasons);
  const Requester requester = engine->make_requester({.actor = a, .listing = nullptr, .kinds = {}, .k = k, .filter = {}});
  WhyAnswer answer{a, b, engine->judge(a, b), explain(*engine, requester, b), {}};
  if (answer.exclusion.rule != Rule::same_actor) answer.place = standing(*engine, requester, b, k);
  return answer;
}

}  // namespace binome
