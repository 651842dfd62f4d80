// The factories of all blocks, one file each. The table that lists them is in concept_blocks.cpp.
#pragma once

#include "features/concept_block.hpp"

namespace binome {

// skill.cpp: seeks against offers and contributions.
std::unique_ptr<ConceptBlock> make_skill_block(const Taxonomy& taxonomy, const Profiles& profiles);
// mode.cpp: ways of working together, seeks against offers.
std::unique_ptr<ConceptBlock> make_mode_block(const Taxonomy& taxonomy, const Profiles& profiles);
// theme.cpp: fields of work and their domains.
std::unique_ptr<ConceptBlock> make_theme_block(const Taxonomy& taxonomy, const Profiles& profiles);
// odd.cpp: sustainable development goals and their categories.
std::unique_ptr<ConceptBlock> make_odd_block(const Taxonomy& taxonomy, const Profiles& profiles);
// places.cpp: places of action wanted; seats and places of action had.
std::unique_ptr<ConceptBlock> make_places_block(const Taxonomy& taxonomy, const Profiles& profiles);
// common_partners.cpp: partners in common.
std::unique_ptr<ConceptBlock> make_common_partners_block(const Taxonomy& taxonomy, const Profiles& profiles);
// size.cpp: places of one's own size.
std::unique_ptr<ConceptBlock> make_size_block(const Taxonomy& taxonomy, const Profiles& profiles);
// text.cpp: words in common, of names, descriptions, projects and listings.
std::unique_ptr<ConceptBlock> make_text_block(const Taxonomy& taxonomy, const Profiles& profiles);
// population.cpp: larger places have more means.
std::unique_ptr<ConceptBlock> make_population_block(const Taxonomy& taxonomy, const Profiles& profiles);
// experience.cpp: how many partners one has.
std::unique_ptr<ConceptBlock> make_experience_block(const Taxonomy& taxonomy, const Profiles& profiles);
// kind_experience.cpp: how many partners of the asker's kind one has.
std::unique_ptr<ConceptBlock> make_kind_experience_block(const Taxonomy& taxonomy, const Profiles& profiles);
// proximity.cpp: places nearby, by coordinates.
std::unique_ptr<ConceptBlock> make_proximity_block(const Taxonomy& taxonomy, const Profiles& profiles);
// neighbours_partners.cpp: where the neighbours' partners are; over the concepts of `proximity`.
std::unique_ptr<ConceptBlock> make_neighbours_partners_block(const Taxonomy& taxonomy, const Profiles& profiles);
// partners_of_partners.cpp: partners of partners; over the concepts of `common_partners`.
std::unique_ptr<ConceptBlock> make_partners_of_partners_block(const Taxonomy& taxonomy, const Profiles& profiles);
// trait.cpp: mountain, coast, island, …
std::unique_ptr<ConceptBlock> make_trait_block(const Taxonomy& taxonomy, const Profiles& profiles);
// need.cpp: who offers something wants to be needed; who seeks something needs it.
std::unique_ptr<ConceptBlock> make_need_block(const Taxonomy& taxonomy, const Profiles& profiles);
// newcomer.cpp: a small weight for actors of which nothing is known yet.
std::unique_ptr<ConceptBlock> make_newcomer_block(const Taxonomy& taxonomy, const Profiles& profiles);

}  // namespace binome
