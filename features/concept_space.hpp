// All concepts of a snapshot in one numbering, block after block; a forest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "features/concept_block.hpp"

namespace binome {

using ConceptId = std::uint32_t;
inline constexpr ConceptId kNoConcept = 0xFFFFFFFF;

// One wanted concept of a profile, before any statistics.
struct WantedConcept {
  ConceptId id = 0;
  std::uint8_t block = 0;
  double strength = 1;
  bool stated = false;
};

// Immutable; const members are thread safe.
class ConceptSpace {
 public:
  explicit ConceptSpace(std::vector<std::unique_ptr<ConceptBlock>> blocks);

  std::size_t size() const { return parents_.size(); }
  std::size_t block_count() const { return blocks_.size(); }
  const ConceptBlock& block(std::size_t number) const { return *blocks_[number]; }
  // The block a concept belongs to; others may want it too.
  std::size_t block_of(ConceptId id) const;
  // The blocks that have concepts of their own, in the order of their concepts.
  std::span<const std::size_t> owners() const { return owners_; }
  // Behind the last concept of one of the owners.
  ConceptId block_end(std::size_t owner) const {
    const auto next = std::upper_bound(owners_.begin(), owners_.end(), owner);
    return next == owners_.end() ? static_cast<ConceptId>(parents_.size()) : first_[*next];
  }
  // The parent, or kNoConcept.
  ConceptId parent(ConceptId id) const { return parents_[id]; }
  // The parent if it is common ground, of nearness > 0; else kNoConcept.
  ConceptId common_ground(ConceptId id) const { return nearness_[id] > 0 ? parents_[id] : kNoConcept; }
  // Of the common ground of `id`, 0 … 1.
  double nearness(ConceptId id) const { return nearness_[id]; }
  // Calls use(v, part) for `id` and, upwards, all its common ground, of which a near miss earns `part`: the product of what lies
  // between. Stops where use returns false.
  template <typename Use>
  void each_common_ground(ConceptId id, const Use& use) const {
    double part = 1;
    for (ConceptId v = id; v != kNoConcept && use(v, part); v = common_ground(v)) part *= nearness_[v];
  }
  Bilingual label(ConceptId id) const { return label(id, block_of(id)); }
  // What it is called where `block` wants it.
  Bilingual label(ConceptId id, std::size_t block) const;
  // What programs call it; unique within its block.
  std::string code(ConceptId id) const;
  bool is_grouped(ConceptId id, std::size_t block) const { return blocks_[block]->is_grouped(id - first_[block]); }
  // The actor that a concept stands for, if any.
  std::optional<ActorIndex> actor(ConceptId id) const;

  // p: the concepts a profile has, closed under ancestors, ascending, each once.
  std::vector<ConceptId> held(const Profile& profile) const;
  // The concepts a profile wants, by block, then id, each once. No statistics, no limit.
  std::vector<WantedConcept> wants(const Profile& profile) const;

 private:
  std::vector<std::unique_ptr<ConceptBlock>> blocks_;
  std::vector<ConceptId> first_;     // first concept of each block: its own, or of the block whose concepts it wants
  std::vector<std::size_t> owners_;  // blocks that have concepts of their own, in order
  std::vector<ConceptId> parents_;
  std::vector<double> nearness_;  // of the parent of each; 0: no parent, or no common ground
};

}  // namespace binome
