// Resolves the codes of the tables.
#include <string>

#include "engine/synthetic/internal/world.hpp"

#include "features/error_codes.hpp"

namespace binome::synthetic {
namespace {

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

template <typename Rows, typename Weight>
WeightedPicker picker(const Rows& rows, Weight weight) {
  std::vector<std::uint32_t> weights;
  for (const auto& row : rows) weights.push_back(static_cast<std::uint32_t>(weight(row)));
  return WeightedPicker(weights);
}

}  // namespace

class WorldBuilder {
 public:
  WorldBuilder(const Taxonomy& taxonomy, std::uint64_t seed) : taxonomy_(taxonomy) {
    world_.taxonomy = &taxonomy;
    world_.seed = seed;
  }

  Result<World> build() {
    single_terms();
    world_.country_count_ = WeightedPicker(country_counts());
    world_.domain_count_ = WeightedPicker(domain_counts());
    world_.project_count = WeightedPicker(project_counts());
    world_.further_participants = WeightedPicker(further_participants());
    kinds();
    countries();
    departments();
    skill_groups();
    world_.modes = choice(Vocabulary::mode, modes());
    world_.sought_kinds = choice(Vocabulary::kind, sought_kinds());
    domains_and_themes();
    odds();
    if (error_) return tl::make_unexpected(*error_);
    return std::move(world_);
  }

 private:
  Term term(Vocabulary vocabulary, std::string_view code) {
    const Term found = taxonomy_.find(vocabulary, code);
    if (!found && !error_) {
      error_ = Error(ErrorCode::taxonomy_code_missing, {{"vocabulary", name_of(vocabulary)}, {"value", code}});
    }
    return found;
  }

  void single_terms() {
    world_.france = term(Vocabulary::place, "FR");
    world_.nouvelle_aquitaine = term(Vocabulary::place, "FR-NAQ");
    world_.french = term(Vocabulary::language, "fr");
    world_.english = term(Vocabulary::language, "en");
    world_.rural = term(Vocabulary::trait, "rural");
    world_.urban = term(Vocabulary::trait, "urban");
    world_.commune = term(Vocabulary::kind, "commune");
    world_.province = term(Vocabulary::kind, "province");
    world_.twinning_committee = term(Vocabulary::kind, "twinning_committee");
    world_.citizen_exchange = term(Vocabulary::theme, "intercultural_exchange");
    world_.youth_exchange = term(Vocabulary::theme, "youth_mobility");
    for (const std::string_view code : {"under_5000", "from_5000_to_10000", "from_10000_to_50000", "from_50000_to_100000", "over_100000"}) {
      world_.sizes.push_back(term(Vocabulary::size, code));
    }
  }

  void kinds() {
    world_.kind_picker_ = picker(synthetic::kinds(), [](const KindRow& row) { return row.structures; });
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const KindRow& row = synthetic::kinds()[kind];
      world_.kinds[kind] = term(Vocabulary::kind, row.code);
      for (const Share& share : row.subkinds) world_.subkinds[kind].push_back(term(Vocabulary::kind, share.code));
      world_.subkind_pickers[kind] = picker(row.subkinds, [](const Share& share) { return share.weight; });
    }
  }

  void countries() {
    const Term europe = term(Vocabulary::place, "europe");
    for (const CountryRow& row : synthetic::countries()) {
      Country country{term(Vocabulary::place, row.code), {}, taxonomy_.find(Vocabulary::language, row.language), {}};
      if (country.place) country.zone = taxonomy_.parent(country.place);
      for (const std::string_view code : words(row.subdivisions)) country.subdivisions.push_back(term(Vocabulary::place, code));
      world_.countries.push_back(std::move(country));
    }
    // Assumption: towns, schools and twinning committees look to Europe, the others to the South.
    std::vector<std::uint32_t> town, other, plain;
    for (std::size_t i = 0; i < world_.countries.size(); ++i) {
      const std::uint32_t weight = synthetic::countries()[i].weight;
      const bool near = world_.countries[i].zone == europe;
      plain.push_back(weight);
      town.push_back(weight * (near ? 3 : 1));
      other.push_back(weight * (near ? 1 : 2));
    }
    world_.cluster_countries_ = WeightedPicker(plain);
    world_.town_countries_ = WeightedPicker(town);
    world_.other_countries_ = WeightedPicker(other);
    zones(plain);
  }

  void zones(const std::vector<std::uint32_t>& weights) {
    for (const Country& country : world_.countries) {
      std::vector<std::uint8_t> members;
      std::vector<std::uint32_t> member_weights;
      for (std::size_t i = 0; i < world_.countries.size(); ++i) {
        if (world_.countries[i].zone != country.zone) continue;
        members.push_back(static_cast<std::uint8_t>(i));
        member_weights.push_back(weights[i]);
      }
      world_.zone_members_.push_back(std::move(members));
      world_.zone_pickers_.push_back(WeightedPicker(member_weights));
    }
  }

  void departments() {
    for (const DepartmentRow& row : synthetic::departments()) {
      Department department{taxonomy_.find_insee("department", row.insee), {}};
      if (!department.subdivision) term(Vocabulary::place, row.insee);
      for (const std::string_view code : words(row.traits)) department.traits.push_back(term(Vocabulary::trait, code));
      world_.departments.push_back(std::move(department));
    }
    world_.department_picker_ = picker(synthetic::departments(), [](const DepartmentRow& row) { return row.weight; });
  }

  Choice choice(Vocabulary vocabulary, std::span<const KindWeights> rows) {
    Choice choice;
    for (const KindWeights& row : rows) choice.terms.push_back(term(vocabulary, row.code));
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      choice.offers[kind] = picker(rows, [=](const KindWeights& row) { return row.offers[kind]; });
      choice.seeks[kind] = picker(rows, [=](const KindWeights& row) { return row.seeks[kind]; });
    }
    return choice;
  }

  void skill_groups() {
    world_.skill_groups = choice(Vocabulary::skill, synthetic::skill_groups());
    for (const Term group : world_.skill_groups.terms) {
      std::vector<Term>& skills = world_.group_skills_.emplace_back();
      for (std::uint32_t i = 0; i < taxonomy_.size(Vocabulary::skill); ++i) {
        const Term skill(Vocabulary::skill, i);
        if (group && taxonomy_.parent(skill) == group) skills.push_back(skill);
      }
      if (skills.empty() && group) term(Vocabulary::skill, taxonomy_.code(group) + "/*");
    }
  }

  void domains_and_themes() {
    for (const ThemeRow& row : synthetic::themes()) world_.themes.push_back(term(Vocabulary::theme, row.code));
    for (const DomainRow& row : synthetic::domains()) {
      const Term domain = term(Vocabulary::theme, row.code);
      world_.domains.push_back(domain);
      std::vector<std::uint8_t>& members = world_.domain_themes.emplace_back();
      std::vector<std::uint32_t> weights;
      for (std::size_t i = 0; i < world_.themes.size(); ++i) {
        if (!domain || !world_.themes[i] || taxonomy_.parent(world_.themes[i]) != domain) continue;
        members.push_back(static_cast<std::uint8_t>(i));
        weights.push_back(synthetic::themes()[i].weight);
      }
      if (members.empty()) term(Vocabulary::theme, std::string(row.code) + "/*");
      world_.theme_pickers_.push_back(WeightedPicker(weights));
      world_.domain_skill_groups_.push_back(positions(words(row.skill_groups)));
    }
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      world_.domain_pickers_[kind] = picker(synthetic::domains(), [=](const DomainRow& row) { return row.weight[kind]; });
    }
    // Of a cluster: as all structures together.
    world_.cluster_domains_ = picker(synthetic::domains(), [](const DomainRow& row) {
      std::uint32_t sum = 0;
      for (std::size_t kind = 0; kind < kKinds; ++kind) sum += row.weight[kind] * synthetic::kinds()[kind].structures;
      return sum;
    });
  }

  std::vector<std::size_t> positions(const std::vector<std::string_view>& codes) {
    std::vector<std::size_t> positions;
    for (const std::string_view code : codes) {
      for (std::size_t i = 0; i < synthetic::skill_groups().size(); ++i) {
        if (synthetic::skill_groups()[i].code == code) positions.push_back(i);
      }
    }
    return positions;
  }

  void odds() {
    for (int odd = 1; odd <= 17; ++odd) world_.odds.push_back(term(Vocabulary::odd, std::to_string(odd)));
    world_.common_odds_ = odd_picker(synthetic::common_odds());
    for (const DomainRow& row : synthetic::domains()) world_.domain_odds_.push_back(odd_picker(row.odds));
  }

  static World::OddPicker odd_picker(std::span<const Share> shares) {
    World::OddPicker odds{picker(shares, [](const Share& share) { return share.weight; }), {}};
    for (const Share& share : shares) odds.positions.push_back(static_cast<std::size_t>(std::stoi(std::string(share.code)) - 1));
    return odds;
  }

  const Taxonomy& taxonomy_;
  World world_;
  std::optional<Error> error_;
};

Result<World> World::make(const Taxonomy& taxonomy, std::uint64_t seed) { return WorldBuilder(taxonomy, seed).build(); }

}  // namespace binome::synthetic
