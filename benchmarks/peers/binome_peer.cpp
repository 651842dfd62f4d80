// Binôme itself, through its public interface only.
#include "benchmarks/peers/peer.hpp"

#include <stdexcept>

namespace binome::peers {
namespace {

class BinomePeer final : public Peer {
 public:
  BinomePeer(IndexFamily family, std::uint64_t actors) : family_(family), engine_(make_engine(actors, family)) {
    (void)engine_.table(population_kind(), population_kind());  // the vectors: given to the others
  }

  std::string name() const override {
    switch (family_) {
      case IndexFamily::automatic:
        return "Binôme";
      case IndexFamily::faiss:
        return "Binôme, its Faiss index";
      default:
        return "Binôme, its reference";
    }
  }
  bool exact() const override { return true; }
  bool whole_batches() const override { return true; }
  void build(const Vectors& /*vectors*/) override { (void)best(0); }  // the first request makes the index

  List best(std::uint32_t request) override {
    MatchRequest match;
    match.actor = request;
    match.kinds = {population_kind()};
    match.k = kBest;
    match.filter.include_partners = true;
    const auto found = engine_.match(match);
    if (!found) throw std::runtime_error(found.error().text.en);
    List list;
    for (const ScoredActor& actor : found->front().matches) list.push_back({actor.actor, actor.score});
    return list;
  }

  std::vector<List> batch(std::span<const std::uint32_t> /*requests*/) override { return everybodys_best(engine_); }

 private:
  IndexFamily family_;
  Engine engine_;
};

}  // namespace

std::unique_ptr<Peer> make_binome(IndexFamily family, std::uint64_t actors) { return std::make_unique<BinomePeer>(family, actors); }

}  // namespace binome::peers
