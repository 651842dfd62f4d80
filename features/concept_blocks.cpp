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
    {"places", make_places_block},
    {"common_partners", make_common_partners_block},
    {"partners_of_partners", make_partners_of_partners_block},
    {"size", make_size_block},
    {"population", make_population_block},
    {"experience", make_experience_block},
    {"kind_experience", make_kind_experience_block},
    {"proximity", make_proximity_block},
    {"neighbours_partners", make_neighbours_partners_block},
    {"trait", make_trait_block},
    {"newcomer", make_newcomer_block},
    {"need", make_need_block},
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

std::span<const std::string_view> blocks_added_later() {
  static constexpr std::string_view kAdded[] = {"need"};
  return kAdded;
}

std::string_view current_block_name(std::string_view name) {
  struct Renamed {
    std::string_view before, now;
  };
  constexpr Renamed kRenamed[] = {{"geo", "places"},
                                  {"network", "common_partners"},
                                  {"circle", "partners_of_partners"},
                                  {"near", "proximity"},
                                  {"neighbourhood", "neighbours_partners"}};
  for (const auto& [before, now] : kRenamed) {
    if (name == before) return now;
  }
  return name;
}

}  // namespace binome
