// The table of blocks: the one place that knows them all.
#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

struct Row {
  std::string_view name;
  std::unique_ptr<ConceptBlock> (*make)(const Taxonomy&, const Profiles&);
};

constexpr Row kBlocks[] = {
    {"skill", make_skill_block},
    {"mode", make_mode_block},
    {"theme", make_theme_block},
    {"odd", make_odd_block},
    {"geo", make_geo_block},
    {"network", make_network_block},
    {"circle", make_circle_block},
    {"size", make_size_block},
    {"population", make_population_block},
    {"experience", make_experience_block},
    {"kind_experience", make_kind_experience_block},
    {"near", make_near_block},
    {"neighbourhood", make_neighbourhood_block},
    {"trait", make_trait_block},
    {"newcomer", make_newcomer_block},
    {"text", make_text_block},
};

}  // namespace

std::vector<std::unique_ptr<ConceptBlock>> make_blocks(const Taxonomy& taxonomy, const Profiles& profiles) {
  std::vector<std::unique_ptr<ConceptBlock>> blocks;
  for (const Row& row : kBlocks) blocks.push_back(row.make(taxonomy, profiles));
  return blocks;
}

std::vector<std::string_view> block_names() {
  std::vector<std::string_view> names;
  for (const Row& row : kBlocks) names.push_back(row.name);
  return names;
}

}  // namespace binome
