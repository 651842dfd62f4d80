#include "engine/synthetic/internal/project.hpp"

#include <algorithm>
#include <cstdio>

#include "engine/synthetic/internal/text.hpp"

namespace binome::synthetic {
namespace {

// Per mille; assumptions.
constexpr std::uint32_t kTwinningIsProject = 400;
constexpr std::uint32_t kAlone = 60;
constexpr std::uint32_t kSameKindAccepted = 60;  // per candidate looked at
constexpr std::uint32_t kSaysContribution = 700;
constexpr std::uint32_t kSharesWithCluster = 850;

// Places of a project beside the positions in countries().
constexpr std::size_t kFrance = 1000;
constexpr std::size_t kNowhere = 1001;

bool acts_in(const Sketch& sketch, std::size_t place) {
  return place == kNowhere || (place == kFrance ? sketch.in_france : held(sketch.countries, place));
}

// The actor's value that its cluster shares if it has it, mostly; else any of its values.
std::size_t common_value(const std::vector<std::uint8_t>& own, std::size_t shared, CounterRandom& draws) {
  const bool prefer = draws.chance(kSharesWithCluster);
  return prefer && held(own, shared) ? shared : draws.one_of(own);
}

std::size_t project_place(const Sketch& lead, const Cluster& here, CounterRandom& draws) {
  const bool stays = draws.chance(250);
  if (lead.in_france && (stays || lead.countries.empty())) return kFrance;
  return lead.countries.empty() ? kNowhere : common_value(lead.countries, here.country, draws);
}

// Makes the projects led by one actor.
class ProjectMaker {
 public:
  ProjectMaker(Neighbourhood& around, std::uint64_t index)
      : around_(around),
        world_(around.world()),
        here_(around.cluster()),
        index_(index),
        lead_(around.sketch(index)),
        draws_(world_.random(kProjectStream, index)) {}

  std::vector<Project> make() {
    for (const std::uint64_t twin : twins_of(around_, index_)) {
      if (draws_.chance(kTwinningIsProject)) twinning(twin);
    }
    if (lead_.completeness == Completeness::empty || lead_.foreign) return std::move(projects_);
    for (std::size_t count = world_.project_count.pick(draws_); count > 0; --count) cooperation();
    return std::move(projects_);
  }

 private:
  Project& start(std::string kind) {
    Project& project = projects_.emplace_back();
    project.id = id_of(index_) + "-p" + std::to_string(projects_.size());
    project.kind = std::move(kind);
    project.start = {static_cast<std::int16_t>(draws_.between(2008, 2026)), 0, 0};
    project.synthetic = true;
    return project;
  }

  void twinning(std::uint64_t twin) {
    Project& project = start("twinning");
    project.participants = {id_of(index_), id_of(twin)};
    project.facts.add(world_.countries[here_.country].place);
    project.facts.add(world_.citizen_exchange);
    if (draws_.chance(400)) project.facts.add(world_.youth_exchange);
    if (draws_.chance(600)) project.facts.add(world_.odds[15]);
    if (draws_.chance(600)) project.facts.add(world_.odds[16]);
    const Slots slots = slots_of(world_, lead_, draws_);
    project.title = "Jumelage " + std::string(countries()[here_.country].where);
    project.description = fill(draws_.one_of(twinning_sentences()), slots);
  }

  void cooperation() {
    std::size_t place = project_place(lead_, here_, draws_);
    const std::size_t domain = common_value(lead_.domains, here_.domain, draws_);
    std::vector<std::uint64_t> participants = gather(place, domain);
    if (participants.size() == 1) {  // nobody there: together, but nowhere in particular
      participants = gather(kNowhere, domain);
      if (participants.size() > 1) place = kNowhere;
    }
    Project& project = start("cooperation");
    for (const std::uint64_t one : participants) {
      project.participants.push_back(id_of(one));
      contribute(project, one);
    }
    if (place == kFrance) project.facts.add(world_.france);
    else if (place != kNowhere) project.facts.add(place_of(world_.countries[place]));
    const std::optional<std::uint8_t> theme = theme_of(domain);
    project.facts.add(theme ? world_.themes[*theme] : world_.domains[domain]);
    odds(project);
    if (draws_.chance(450)) project.end = {static_cast<std::int16_t>(project.start.year + draws_.between(1, 4)), 0, 0};
    words(project, place, domain, theme);
  }

  // The lead and, mostly, one to three others that act there and on this domain, rather of other kinds.
  std::vector<std::uint64_t> gather(std::size_t place, std::size_t domain) {
    std::vector<std::uint64_t> chosen{index_};
    const std::size_t wanted = 2 + world_.further_participants.pick(draws_);
    if (draws_.chance(kAlone)) return chosen;
    while (chosen.size() < wanted) {
      const auto next = around_.find(index_, draws_, [&](std::uint64_t candidate, const Sketch& one) {
        if (one.foreign || !acts_in(one, place) || !held(one.domains, domain)) return false;  // foreign towns twin only
        const bool again = std::find(chosen.begin(), chosen.end(), candidate) != chosen.end();
        const bool alike =
            std::any_of(chosen.begin(), chosen.end(), [&](std::uint64_t other) { return around_.sketch(other).kind == one.kind; });
        return !again && (!alike || draws_.chance(kSameKindAccepted));
      });
      if (!next) break;
      chosen.push_back(*next);
    }
    return chosen;
  }

  void contribute(Project& project, std::uint64_t participant) {
    if (!draws_.chance(kSaysContribution)) return;
    const Sketch& sketch = around_.sketch(participant);
    Contribution& contribution = project.contributions.emplace_back();
    contribution.actor = id_of(participant);
    const int skills = draws_.between(1, 2);
    for (int i = 0; i < skills; ++i) contribution.brings.add(world_.skill(sketch, true, draws_));
    contribution.brings.add(world_.modes.terms[world_.modes.offers[sketch.kind].pick(draws_)]);
  }

  Term place_of(const Country& country) {
    const bool finer = !country.subdivisions.empty() && draws_.chance(350);
    return finer ? draws_.one_of(country.subdivisions) : country.place;
  }

  // The lead's own theme in the domain if it has one.
  std::optional<std::uint8_t> theme_of(std::size_t domain) {
    for (const std::uint8_t theme : lead_.themes) {
      if (held(world_.domain_themes[domain], theme)) return theme;
    }
    return world_.theme(domain, draws_);
  }

  // About half of the lead's.
  void odds(Project& project) {
    const std::vector<std::size_t> own = world_.odds_of(index_, lead_);
    for (const std::size_t odd : own) {
      if (draws_.chance(500)) project.facts.add(world_.odds[odd]);
    }
  }

  void words(Project& project, std::size_t place, std::size_t domain, std::optional<std::uint8_t> theme) {
    Slots slots = slots_of(world_, lead_, draws_);
    slots.year = std::to_string(project.start.year - 1);
    slots.where = place == kNowhere ? "avec plusieurs partenaires" : place == kFrance ? "en France" : std::string(countries()[place].where);
    slots.theme = theme_phrase(theme ? *theme : world_.domain_themes[domain].front(), draws_);
    project.title = world_.taxonomy->label(theme ? world_.themes[*theme] : world_.domains[domain], Language::fr) + " – " + slots.town;
    project.description = fill(draws_.one_of(project_sentences()), slots);
  }

  Neighbourhood& around_;
  const World& world_;
  const Cluster& here_;
  const std::uint64_t index_;
  const Sketch& lead_;
  CounterRandom draws_;
  std::vector<Project> projects_;
};

}  // namespace

std::vector<Project> make_projects(Neighbourhood& around, std::uint64_t index) { return ProjectMaker(around, index).make(); }

std::string id_of(std::uint64_t index) {
  char text[48];
  std::snprintf(text, sizeof text, "synthetic-%07llu", static_cast<unsigned long long>(index));
  return text;
}

}  // namespace binome::synthetic
