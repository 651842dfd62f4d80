// A concept block turns one aspect of a profile into concepts: what the actor has, and what it wants.
// Adding a block: see CONTRIBUTING.md, "Add a concept block in six files".
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "features/profile.hpp"
#include "features/result.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// A wanted concept. Strengths are relative within a block: 2 counts twice as much as 1.
struct Want {
  std::uint32_t concept_number = 0;  // within the block
  double strength = 1;               // > 0
  bool stated = false;               // said to be sought, not read from what the actor is
};

// Stateless after construction: const members are thread safe.
class ConceptBlock {
 public:
  static constexpr std::uint32_t kRoot = 0xFFFFFFFF;  // "no parent"

  virtual ~ConceptBlock() = default;
  // The name in the weights file and in the output for programs: "theme".
  virtual std::string_view name() const = 0;
  // What people read: "Thèmes".
  virtual Bilingual title() const = 0;
  // The earlier block whose concepts this one wants, instead of having its own: then parents() and has() are not asked.
  virtual std::string_view concepts_of() const { return {}; }
  // The block's concepts are numbered 0 … n-1; element c is the parent of c (less than n), or kRoot.
  virtual std::vector<std::uint32_t> parents() const = 0;
  // Appends the concepts the profile has, in any order, twice if it happens; ancestors are added by the caller.
  virtual void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const = 0;
  // Appends the concepts the profile wants; a concept given twice counts once, with its greatest strength.
  virtual void wants(const Profile& profile, std::vector<Want>& wants) const = 0;
  // Priority of a wanted concept of strength 1, given its information W (nats, > 0) and the number of candidates that
  // have it (design: π ∝ W unless the block says otherwise).
  virtual double priority(double information, std::uint32_t /*holders*/) const { return information; }
  virtual Bilingual label(std::uint32_t concept_number) const = 0;
  // What programs call it, the same in every language: a code of a vocabulary, an actor's id, a word, a threshold, a cell.
  virtual std::string code(std::uint32_t concept_number) const = 0;
  // Whether a concept is one of many that are shown together: those met make one reason, under the title. What is missing of
  // them is no advice ("if they had the word x") and is not shown.
  virtual bool is_grouped(std::uint32_t /*concept_number*/) const { return false; }
  // How near two concepts below this one are, 0 … 1: what of its information a near miss earns. 1 for a country's zone, 0 for a
  // continent: who wants something below it earns nothing from it or from what lies above it.
  virtual double nearness(std::uint32_t /*concept_number*/) const { return 1; }
  // The actor that a concept stands for, where it stands for one ("partner in common: X").
  virtual std::optional<ActorIndex> actor(std::uint32_t /*concept_number*/) const { return std::nullopt; }
};

// All blocks of the engine, in the order of the table in concept_blocks.cpp. They refer to both arguments.
std::vector<std::unique_ptr<ConceptBlock>> make_blocks(const Taxonomy& taxonomy, const Profiles& profiles);

// The names of all blocks, in the same order.
std::vector<std::string_view> block_names();

// Blocks that a weights file of an earlier version does not have.
std::span<const std::string_view> blocks_added_later();

// The name of a block that a weights file of an earlier version calls otherwise; `name` itself if it was never renamed.
std::string_view current_block_name(std::string_view name);

}  // namespace binome
