#include "engine/ranking/term_lists.hpp"

#include <algorithm>
#include <iterator>
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

std::span<const ActorIndex> TermLists::holders(Term term, Profiles::Range within) const {
  const auto at = std::lower_bound(terms_.begin(), terms_.end(), term);
  if (at == terms_.end() || *at != term) return {};
  const std::size_t list = static_cast<std::size_t>(at - terms_.begin());
  const auto begin = actors_.begin() + static_cast<std::ptrdiff_t>(starts_[list]);
  const auto end = actors_.begin() + static_cast<std::ptrdiff_t>(starts_[list + 1]);
  return {std::lower_bound(begin, end, within.begin), std::lower_bound(begin, end, within.end)};
}

std::optional<std::vector<ActorIndex>> TermLists::holders_of_any(std::span<const Term> terms, Profiles::Range within,
                                                                 std::size_t most) const {
  std::size_t count = 0;
  for (const Term term : terms) count += holders(term, within).size();
  if (count > most) return std::nullopt;
  std::vector<ActorIndex> all;
  std::vector<ActorIndex> joined;
  for (const Term term : terms) {
    const auto list = holders(term, within);
    joined.clear();
    std::set_union(all.begin(), all.end(), list.begin(), list.end(), std::back_inserter(joined));
    std::swap(all, joined);
  }
  return all;
}

}  // namespace binome
