#include "features/concept_space.hpp"

#include <algorithm>
#include <cassert>

namespace binome {
namespace {

constexpr std::size_t kUsual = 256;  // concepts of one profile: spares growing step by step

}  // namespace

ConceptSpace::ConceptSpace(std::vector<std::unique_ptr<ConceptBlock>> blocks) : blocks_(std::move(blocks)) {
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    if (const std::string_view other = blocks_[b]->concepts_of(); !other.empty()) {
      const auto owner =
          std::find_if(owners_.begin(), owners_.end(), [&](std::size_t earlier) { return blocks_[earlier]->name() == other; });
      assert(owner != owners_.end());
      first_.push_back(first_[*owner]);
      continue;
    }
    const auto first = static_cast<ConceptId>(parents_.size());
    owners_.push_back(b);
    first_.push_back(first);
    for (const std::uint32_t parent : blocks_[b]->parents()) {
      parents_.push_back(parent == ConceptBlock::kRoot ? kNoConcept : first + parent);
      nearness_.push_back(parent == ConceptBlock::kRoot ? 0 : blocks_[b]->nearness(parent));
    }
  }
}

std::size_t ConceptSpace::block_of(ConceptId id) const {
  const auto after =
      std::upper_bound(owners_.begin(), owners_.end(), id, [&](ConceptId wanted, std::size_t owner) { return wanted < first_[owner]; });
  return *(after - 1);
}

Bilingual ConceptSpace::label(ConceptId id, std::size_t block) const { return blocks_[block]->label(id - first_[block]); }

std::string ConceptSpace::code(ConceptId id) const {
  const std::size_t block = block_of(id);
  return blocks_[block]->code(id - first_[block]);
}

std::optional<ActorIndex> ConceptSpace::actor(ConceptId id) const {
  const std::size_t block = block_of(id);
  return blocks_[block]->actor(id - first_[block]);
}

std::vector<ConceptId> ConceptSpace::held(const Profile& profile) const {
  std::vector<ConceptId> closed;
  closed.reserve(kUsual);
  std::vector<std::uint32_t> concepts;
  concepts.reserve(kUsual);
  for (const std::size_t b : owners_) {
    concepts.clear();
    blocks_[b]->held(profile, concepts);
    for (const std::uint32_t number : concepts) {
      for (ConceptId id = first_[b] + number; id != kNoConcept; id = parents_[id]) closed.push_back(id);
    }
  }
  std::sort(closed.begin(), closed.end());
  closed.erase(std::unique(closed.begin(), closed.end()), closed.end());
  return closed;
}

std::vector<WantedConcept> ConceptSpace::wants(const Profile& profile) const {
  std::vector<WantedConcept> result;
  result.reserve(kUsual);
  std::vector<Want> wants;
  wants.reserve(kUsual);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    wants.clear();
    blocks_[b]->wants(profile, wants);
    const auto not_before = [](const Want& x, const Want& y) { return x.concept_number >= y.concept_number; };
    if (std::adjacent_find(wants.begin(), wants.end(), not_before) != wants.end()) {  // most are in order, each once
      std::sort(wants.begin(), wants.end(), [](const Want& x, const Want& y) {
        return x.concept_number != y.concept_number ? x.concept_number < y.concept_number : x.strength > y.strength;
      });
      const auto same = [](const Want& x, const Want& y) { return x.concept_number == y.concept_number; };
      wants.erase(std::unique(wants.begin(), wants.end(), same), wants.end());
    }
    for (const Want& want : wants)
      result.push_back({first_[b] + want.concept_number, static_cast<std::uint8_t>(b), want.strength, want.stated});
  }
  return result;
}

}  // namespace binome
