#include "engine/term_lists.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace binome {
namespace {

// Calls use(term) for each term that the actor holds or that lies above one, each once.
template <typename Use>
void each_held(const Attributes& actor, const Taxonomy& taxonomy, const Use& use) {
  TermSet held;
  const auto add = [&](Term term) {
    for (; term; term = taxonomy.parent(term)) held.add(term);
  };
  add(actor.kind);
  add(actor.subkind);
  for (const std::span<const Term> terms : actor.held) {
    for (const Term term : terms) {
      if (term.vocabulary() != Vocabulary::kind) add(term);
    }
  }
  for (const Term term : held.all()) use(term);
}

}  // namespace

TermLists::TermLists(const AttributeRows& attributes, const Taxonomy& taxonomy) {
  std::map<Term, std::size_t> counts;
  for (ActorIndex i = 0; i < attributes.size(); ++i) each_held(attributes[i], taxonomy, [&](Term term) { ++counts[term]; });
  std::size_t total = 0;
  for (auto& [term, count] : counts) {
    terms_.push_back(term);
    starts_.push_back(total);
    total += std::exchange(count, total);  // from here on: where the next actor goes
  }
  starts_.push_back(total);
  actors_.resize(total);
  for (ActorIndex i = 0; i < attributes.size(); ++i) each_held(attributes[i], taxonomy, [&](Term term) { actors_[counts[term]++] = i; });
}

std::span<const ActorIndex> TermLists::holders(Term term) const {
  const auto at = std::lower_bound(terms_.begin(), terms_.end(), term);
  if (at == terms_.end() || *at != term) return {};
  const std::size_t list = static_cast<std::size_t>(at - terms_.begin());
  return std::span(actors_).subspan(starts_[list], starts_[list + 1] - starts_[list]);
}

std::vector<ActorIndex> TermLists::holders_of_any(std::span<const Term> terms) const {
  std::vector<ActorIndex> all;
  for (const Term term : terms) {
    const auto list = holders(term);
    all.insert(all.end(), list.begin(), list.end());
  }
  if (terms.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return all;
}

}  // namespace binome
