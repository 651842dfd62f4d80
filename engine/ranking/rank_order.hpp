// The order of matches.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "features/pair_score.hpp"
#include "features/profile.hpp"
#include "features/sparse_rows.hpp"

namespace binome {

struct ScoredActor {
  ActorIndex actor = 0;
  PairScore score;
};

// FNV-1a over the bytes, 64 bits (Fowler, Noll, Vo): the same on every machine.
std::uint64_t hash_id(std::string_view id);

// The ids of actors. const members are thread safe.
class ActorIds {
 public:
  virtual ~ActorIds() = default;
  virtual std::string_view id(ActorIndex actor) const = 0;
  // hash_id() of its id; 0 for an imaginary requester, whose index is the next one and which has no id.
  virtual std::uint64_t id_hash(ActorIndex actor) const = 0;
};

// Ids and their hashes, by ActorIndex. 8 bytes an actor beside the ids.
class IdRows final : public ActorIds {
 public:
  explicit IdRows(TextRows ids);
  std::string_view id(ActorIndex actor) const override { return text_of(ids_, actor); }
  std::uint64_t id_hash(ActorIndex actor) const override { return hashes_[actor]; }
  std::size_t size() const { return ids_.size(); }
  const TextRows& rows() const { return ids_; }

 private:
  TextRows ids_;
  std::vector<std::uint64_t> hashes_;
};

// Best first: score, then the larger of min(a, b), then a hash of the two ids and the seed, then the ids bytewise.
// A strict total order over the candidates of one asker. Thread safe; refers to `ids`.
class RankOrder {
 public:
  RankOrder(const ActorIds& ids, std::uint64_t seed) : ids_(ids), seed_(seed) {}
  bool better(ActorIndex asker, const ScoredActor& x, const ScoredActor& y) const;

 private:
  std::uint64_t pair_hash(ActorIndex a, ActorIndex b) const;

  const ActorIds& ids_;
  std::uint64_t seed_;
};

}  // namespace binome
