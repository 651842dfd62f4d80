#include "engine/synthetic/internal/tables.hpp"

namespace binome::synthetic {
namespace {

// Per mille of the associations: barometer, "Une prédominance des associations"; the last two rows are an assumption.
constexpr Share kAssociations[] = {{"local_association", 553},  {"twinning_committee", 150}, {"diaspora_association", 100},
                                   {"student_association", 26}, {"youth_organisation", 19},  {"network", 11},
                                   {"national_ngo", 61},        {"other_association", 80}};
// Assumption: one region, one metropolis and 12 départements in 484, communes first.
constexpr Share kCollectivities[] = {{"commune", 810}, {"intercommunality", 118}, {"metropolis", 3}, {"department", 25},
                                     {"region", 3},    {"mixed_syndicate", 41}};
// 80 schools, 24 in higher education and research, 123 in all; the other splits are an assumption.
constexpr Share kEducations[] = {
    {"school", 80}, {"higher_education", 16}, {"research_institute", 8}, {"training_centre", 9}, {"health_establishment", 10}};
constexpr Share kFoundations[] = {{"corporate_foundation", 10}, {"endowment_fund", 20}, {"public_interest_foundation", 6}};  // assumption
// 59 % companies, business networks and chambers, 41 % consultancies; the split of the 59 is an assumption.
constexpr Share kEnterprises[] = {
    {"company", 29}, {"cooperative", 12}, {"business_network", 11}, {"consular_chamber", 7}, {"consultancy", 41}};
constexpr Share kPublicBodies[] = {{"state_service", 8}, {"public_agency", 5}, {"public_interest_group", 1}};            // assumption
constexpr Share kOthers[] = {{"cultural_place", 3}, {"natural_park", 2}, {"consulate", 2}, {"multi_actor_network", 1}};  // assumption

constexpr KindRow kKindRows[] = {
    {"association", 619, {250, 226, 134, 390}, kAssociations},
    {"collectivity", 484, {166, 256, 64, 514}, kCollectivities},
    {"education_research", 123, {220, 530, 120, 130}, kEducations},
    {"foundation", 36, {400, 400, 100, 100}, kFoundations},
    {"enterprise", 22, {250, 250, 150, 350}, kEnterprises},
    {"public_body", 14, {350, 550, 50, 50}, kPublicBodies},
    {"other", 2, {300, 400, 200, 100}, kOthers},
};

constexpr Share kEducationOdds[] = {{"4", 8}, {"5", 2}, {"10", 1}};
constexpr Share kCitizenshipOdds[] = {{"4", 5}, {"10", 2}, {"12", 1}, {"13", 1}};
constexpr Share kSocialOdds[] = {{"1", 4}, {"10", 4}, {"5", 1}, {"8", 1}};
constexpr Share kHealthOdds[] = {{"3", 9}, {"6", 1}, {"5", 1}};
constexpr Share kCultureOdds[] = {{"11", 2}, {"4", 3}, {"8", 2}, {"10", 1}};
constexpr Share kFoodOdds[] = {{"2", 7}, {"1", 2}, {"8", 2}, {"12", 1}, {"15", 1}};
constexpr Share kWaterOdds[] = {{"6", 9}, {"3", 2}, {"14", 1}, {"13", 1}};
constexpr Share kEconomyOdds[] = {{"8", 7}, {"9", 3}, {"1", 1}, {"12", 1}};
constexpr Share kEnvironmentOdds[] = {{"7", 4}, {"13", 4}, {"15", 3}, {"12", 2}, {"14", 1}, {"11", 1}};
constexpr Share kSupportOdds[] = {{"8", 2}, {"10", 2}, {"4", 2}, {"9", 1}};
constexpr Share kRightsOdds[] = {{"5", 7}, {"10", 3}, {"1", 1}};
constexpr Share kGovernanceOdds[] = {{"11", 6}, {"9", 3}, {"10", 1}, {"6", 1}};

//                                     association, collectivity, education, foundation, enterprise, public body, other
constexpr DomainRow kDomainRows[] = {
    {"education", {185, 150, 330, 200, 80, 100, 60}, kEducationOdds, "education_and_youth engineering_and_planning"},
    {"global_citizenship", {130, 130, 300, 60, 20, 200, 60}, kCitizenshipOdds, "education_and_youth"},
    {"social_migration", {100, 60, 20, 130, 20, 100, 20}, kSocialOdds, "public_services"},
    {"health_emergency", {140, 72, 60, 160, 100, 90, 20}, kHealthOdds, "health"},
    {"culture_heritage", {157, 236, 100, 110, 50, 80, 500}, kCultureOdds, "culture_and_heritage"},
    {"agriculture_food", {98, 58, 50, 90, 170, 60, 60}, kFoodOdds, "agriculture_and_food supply_chains"},
    {"water_sanitation", {86, 26, 10, 40, 120, 60, 20}, kWaterOdds, "water engineering_and_planning"},
    {"economy_employment_tourism", {75, 110, 50, 80, 220, 90, 60}, kEconomyOdds, "trade_and_distribution supply_chains"},
    {"biodiversity_energy_environment", {65, 75, 60, 90, 160, 90, 200}, kEnvironmentOdds, "energy waste_circular_economy"},
    {"support_french_actors", {35, 50, 10, 60, 40, 120, 40}, kSupportOdds, "project_management_support"},
    {"human_rights_justice", {50, 30, 20, 60, 10, 40, 20}, kRightsOdds, "public_services impact_and_csr"},
    {"governance_housing_territory",
     {20, 90, 20, 10, 80, 60, 40},
     kGovernanceOdds,
     "public_services engineering_and_planning digital_and_mapping"},
};

constexpr Share kCommonOdds[] = {{"1", 60}, {"2", 40},  {"3", 58},  {"4", 76},  {"5", 60},  {"6", 38}, {"7", 18}, {"8", 44},
                                 {"9", 24}, {"10", 36}, {"11", 30}, {"12", 19}, {"13", 17}, {"14", 7}, {"15", 15}};

constexpr std::uint32_t kCountryCounts[] = {0, 30, 23, 15, 10, 7, 5, 4, 3, 2, 1};
constexpr std::uint32_t kDomainCounts[] = {0, 25, 40, 25, 10};
constexpr std::uint32_t kProjectCounts[] = {46, 32, 16, 6};
constexpr std::uint32_t kFurtherParticipants[] = {50, 38, 12};

constexpr KindWeights kSkillGroupRows[] = {
    {"field_presence", {26, 5, 6, 3, 4, 8, 8}, {6, 24, 18, 20, 30, 14, 16}},
    {"project_management_support", {18, 8, 6, 16, 8, 22, 8}, {20, 16, 16, 12, 8, 12, 14}},
    {"training_and_ownership", {18, 5, 16, 4, 6, 6, 6}, {8, 16, 10, 16, 16, 10, 10}},
    {"impact_and_csr", {10, 2, 4, 12, 6, 4, 4}, {8, 6, 8, 22, 16, 8, 6}},
    {"supply_chains", {8, 1, 2, 2, 12, 2, 2}, {7, 4, 2, 4, 18, 4, 4}},
    {"trade_and_distribution", {3, 1, 1, 1, 16, 2, 2}, {11, 3, 2, 2, 6, 3, 6}},
    {"water", {1, 9, 3, 2, 8, 6, 2}, {6, 3, 2, 2, 1, 3, 2}},
    {"energy", {1, 5, 2, 2, 9, 4, 2}, {6, 3, 2, 2, 1, 3, 2}},
    {"waste_circular_economy", {1, 8, 1, 1, 8, 3, 2}, {4, 4, 2, 1, 1, 3, 3}},
    {"digital_and_mapping", {1, 5, 5, 1, 8, 6, 3}, {5, 3, 6, 2, 1, 6, 4}},
    {"engineering_and_planning", {1, 12, 4, 2, 14, 6, 4}, {8, 4, 3, 3, 1, 4, 4}},
    {"health", {3, 3, 8, 6, 4, 4, 2}, {5, 3, 4, 4, 1, 4, 2}},
    {"culture_and_heritage", {4, 12, 6, 10, 2, 4, 30}, {3, 5, 6, 4, 1, 5, 12}},
    {"education_and_youth", {6, 10, 28, 8, 1, 10, 12}, {3, 8, 16, 4, 1, 12, 10}},
    {"public_services", {1, 16, 2, 2, 1, 12, 8}, {1, 6, 2, 2, 1, 8, 4}},
    {"agriculture_and_food", {3, 3, 6, 3, 9, 4, 5}, {4, 2, 3, 3, 2, 3, 3}},
};

constexpr KindWeights kModeRows[] = {
    {"financial_sponsorship", {2, 24, 2, 50, 22, 30, 6}, {34, 8, 20, 4, 2, 10, 30}},
    {"skills_sponsorship", {8, 8, 10, 16, 22, 8, 8}, {18, 8, 12, 10, 6, 10, 12}},
    {"donation", {8, 14, 6, 10, 18, 8, 8}, {16, 4, 14, 2, 1, 2, 8}},
    {"expertise", {30, 20, 36, 8, 14, 28, 24}, {10, 26, 18, 28, 24, 26, 18}},
    {"logistics", {24, 14, 10, 4, 8, 8, 16}, {10, 12, 10, 8, 18, 8, 8}},
    {"commercial", {6, 1, 1, 1, 18, 1, 6}, {4, 2, 1, 2, 30, 2, 4}},
    {"co_development", {22, 19, 35, 11, 18, 17, 32}, {16, 40, 25, 46, 19, 42, 20}},
};

constexpr KindWeights kSoughtKindRows[] = {
    {"association", {}, {14, 30, 34, 50, 46, 40, 30}},      {"collectivity", {}, {28, 38, 22, 16, 14, 26, 30}},
    {"education_research", {}, {8, 12, 22, 8, 12, 10, 12}}, {"foundation", {}, {18, 6, 8, 12, 4, 8, 14}},
    {"enterprise", {}, {26, 12, 8, 12, 22, 8, 8}},          {"public_body", {}, {6, 2, 4, 2, 2, 8, 6}},
};

constexpr PopulationRow kPopulationRows[] = {
    {"commune", {220, 1'300, 2'500, 4'000, 6'000, 9'200, 14'500, 27'000, 160'000}},
    {"intercommunality", {5'000, 12'000, 18'000, 25'000, 34'000, 48'000, 70'000, 105'000, 280'000}},
    {"metropolis", {210'000, 240'000, 270'000, 320'000, 400'000, 480'000, 600'000, 820'000, 1'400'000}},
    {"department", {116'000, 240'000, 310'000, 350'000, 380'000, 440'000, 660'000, 1'000'000, 1'700'000}},
    {"region", {280'000, 2'400'000, 3'000'000, 3'400'000, 5'200'000, 5'600'000, 6'000'000, 6'100'000, 8'100'000}},
    {"mixed_syndicate", {3'000, 9'000, 16'000, 26'000, 42'000, 65'000, 110'000, 190'000, 650'000}},
    {"province", {40'000, 110'000, 190'000, 280'000, 400'000, 600'000, 900'000, 1'600'000, 8'000'000}},
};

}  // namespace

std::span<const KindRow> kinds() { return kKindRows; }
std::span<const std::uint32_t> country_counts() { return kCountryCounts; }
std::span<const std::uint32_t> domain_counts() { return kDomainCounts; }
std::span<const std::uint32_t> project_counts() { return kProjectCounts; }
std::span<const std::uint32_t> further_participants() { return kFurtherParticipants; }
std::span<const DomainRow> domains() { return kDomainRows; }
std::span<const Share> common_odds() { return kCommonOdds; }
std::span<const KindWeights> skill_groups() { return kSkillGroupRows; }
std::span<const KindWeights> modes() { return kModeRows; }
std::span<const KindWeights> sought_kinds() { return kSoughtKindRows; }
std::span<const PopulationRow> populations() { return kPopulationRows; }

}  // namespace binome::synthetic
