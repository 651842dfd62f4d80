#include "engine/explanation/internal/pair_wants.hpp"

namespace binome {
namespace {

Wanting make_wanting(const KindPairTable& table, const Profile& profile) {
  Wanting wanting{table.weigh(profile), {}, &table.statistics(), profile.evidence};
  wanting.quantized = table.statistics().quantize(wanting.weighed, profile.evidence);
  return wanting;
}

}  // namespace

PairWants wants_of_pair(const DirectoryState& directory, const Requester& asker, ActorIndex candidate) {
  const Profile& other = directory.now.profile(candidate);
  const Term asking = asker.wants.kind;
  const KindPairs& pairs = directory.built.pairs;
  return {make_wanting(pairs.table(asking, other.kind), asker.wants), make_wanting(pairs.table(other.kind, asking), other)};
}

std::uint32_t weight_of(const QuantizedWants& wants, ConceptId v) {
  const auto found = std::lower_bound(wants.concepts.begin(), wants.concepts.end(), v);
  return found != wants.concepts.end() && *found == v ? wants.weights[static_cast<std::size_t>(found - wants.concepts.begin())] : 0;
}

}  // namespace binome
