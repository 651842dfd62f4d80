// Binôme itself, through its public interface only.
#include <stdexcept>

#include "benchmarks/peers/peer.hpp"

#include "bindings/wording/say.hpp"

namespace binome::peers {
namespace {

List ask(const Engine& engine, std::uint32_t actor) {
  MatchRequest request;
  request.actor = actor;
  request.kinds = {population_kind()};
  request.k = kBest;
  request.filter.include_partners = true;
  const auto found = engine.match(request);
  if (!found) throw std::runtime_error(say(found.error(), Language::en));
  List list;
  for (const ScoredActor& match : found->lists.front().matches) list.push_back({match.actor, match.score});
  return list;
}

// Makes the index, which the first request does; the vectors, which the others are given, are made before.
void warm(const Engine& engine) { (void)ask(engine, 0); }

class Binome final : public Peer {
 public:
  explicit Binome(std::uint64_t actors) : engine_(make_engine(actors, IndexFamily::automatic)) {
    (void)engine_.built().pairs.table(population_kind(), population_kind());
  }
  std::string name() const override { return "Binôme"; }
  bool exact() const override { return true; }
  bool whole_batches() const override { return true; }
  void build(const Vectors& /*vectors*/) override { warm(engine_); }
  List best(std::uint32_t request) override { return ask(engine_, request); }
  std::vector<List> batch(std::span<const std::uint32_t> /*requests*/) override { return everybodys_best(engine_); }

 private:
  Engine engine_;
};

// One of its indexes, whatever it would choose. Too slow for a whole batch: requests one by one.
class BinomeFamily final : public RequestPeer {
 public:
  BinomeFamily(std::string name, IndexFamily family, std::uint64_t actors) : name_(std::move(name)), engine_(make_engine(actors, family)) {
    (void)engine_.built().pairs.table(population_kind(), population_kind());
  }
  std::string name() const override { return name_; }
  std::string settings() const override { return "requests one by one, no batch"; }
  bool exact() const override { return true; }
  void build(const Vectors& /*vectors*/) override { warm(engine_); }

 private:
  class Asking final : public Worker {
   public:
    explicit Asking(const Engine& engine) : engine_(engine) {}
    List best(std::uint32_t request) override { return ask(engine_, request); }

   private:
    const Engine& engine_;
  };

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<Asking>(engine_); }

  std::string name_;
  Engine engine_;
};

}  // namespace

std::unique_ptr<Peer> make_binome(std::uint64_t actors) { return std::make_unique<Binome>(actors); }

std::unique_ptr<Peer> make_binome_faiss(std::uint64_t actors) {
  return std::make_unique<BinomeFamily>("Binôme, its Faiss index", IndexFamily::faiss, actors);
}

std::unique_ptr<Peer> make_binome_reference(std::uint64_t actors) {
  return std::make_unique<BinomeFamily>("Binôme, its brute force", IndexFamily::brute_force, actors);
}

}  // namespace binome::peers
