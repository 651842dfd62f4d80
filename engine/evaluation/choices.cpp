#include "engine/evaluation/choices.hpp"

#include <map>

namespace binome {
namespace {

// The coverage of every block as a share of what it could give, and whether anything is wanted in it.
struct BlockShares {
  std::vector<double> most;  // by block
  std::vector<WeightedWant> wants;

  BlockShares(const KindPairTable& table, const Profile& profile, std::size_t blocks) : most(blocks), wants(table.weigh(profile)) {
    for (const WeightedWant& want : wants) most[want.block] += want.share;
  }
  void append(const KindPairTable& table, std::span<const ConceptId> held, std::vector<float>& values) const {
    const std::vector<double> covered = table.statistics().block_coverage(wants, held);
    for (std::size_t b = 0; b < most.size(); ++b) values.push_back(static_cast<float>(most[b] > 0 ? covered[b] / most[b] : 0));
  }
  void append_wants(std::vector<std::uint8_t>& values) const {
    for (const double share : most) values.push_back(share > 0 ? 1 : 0);
  }
};

}  // namespace

ChoiceList make_choice_list(const Engine& equal, ActorIndex asker, std::span<const ActorIndex> candidates) {
  const Profiles& profiles = equal.built().profiles;
  const std::size_t blocks = equal.built().space.block_count();
  ChoiceList list;
  list.asker = asker;
  list.asking = profiles[asker].kind;
  list.ignorance = static_cast<float>(ignorance(profiles[asker].evidence));
  std::map<Term, BlockShares> own;  // by the kind asked
  for (const ActorIndex candidate : candidates) {
    const KindPairTable& forth = equal.built().pairs.table(list.asking, profiles[candidate].kind);
    const KindPairTable& back = equal.built().pairs.table(profiles[candidate].kind, list.asking);
    const BlockShares& wanted = own.try_emplace(profiles[candidate].kind, forth, profiles[asker], blocks).first->second;
    wanted.append(forth, equal.actors().held(candidate), list.forth);
    wanted.append_wants(list.wants);
    const BlockShares theirs(back, profiles[candidate], blocks);
    theirs.append(back, equal.actors().held(asker), list.back);
    theirs.append_wants(list.back_wants);
    list.back_ignorance.push_back(static_cast<float>(ignorance(profiles[candidate].evidence)));
    list.log_position.push_back(0);
  }
  return list;
}

}  // namespace binome
