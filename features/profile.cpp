#include "features/profile.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace binome {
namespace {

Profile declared(const Actor& actor) {
  Profile profile;
  profile.kind = actor.kind;
  profile.subkind = actor.subkind;
  profile.home.add(actor.home.country);
  profile.home.add(actor.home.subdivision);
  profile.facts = actor.facts;
  profile.offers = actor.offers;
  profile.seeks = actor.seeks;
  profile.must = actor.must;
  profile.population = actor.population;
  profile.lat = actor.home.lat;
  profile.lon = actor.home.lon;
  profile.visible = actor.visible;
  // A declared population, description, partner or term is one value each; the seat alone says nothing of what is wanted.
  profile.evidence = static_cast<std::uint32_t>(actor.facts.size() + actor.offers.size() + actor.seeks.size() + actor.partners.size() +
                                                (actor.population ? 1 : 0) + (actor.description.size() >= kTellingDescription ? 1 : 0));
  return profile;
}

void link(Profile& a, Profile& b) {
  if (a.self == b.self) return;
  a.partners.push_back(b.self);
  b.partners.push_back(a.self);
}

}  // namespace

Profiles Profiles::build(const Directory& directory, Date today, const TaskRunner& run) {
  Profiles result;
  result.directory_ = &directory;
  const auto count = static_cast<std::uint32_t>(directory.actors.size());
  result.records_.resize(count);
  std::iota(result.records_.begin(), result.records_.end(), 0U);
  std::sort(result.records_.begin(), result.records_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Actor& x = directory.actors[a];
    const Actor& y = directory.actors[b];
    return std::tie(x.kind, x.home.country, x.home.subdivision, x.id) < std::tie(y.kind, y.home.country, y.home.subdivision, y.id);
  });
  result.profiles_.reserve(count);
  result.index_.reserve(count);
  for (ActorIndex i = 0; i < count; ++i) {
    const Actor& actor = result.actor(i);
    result.profiles_.push_back(declared(actor));
    result.profiles_.back().self = i;
    result.index_.emplace(actor.id, i);
  }
  auto& profiles = result.profiles_;
  LexiconBuilder texts(count);
  for (ActorIndex i = 0; i < count; ++i) texts.add(result.actor(i).name, result.actor(i).description, std::span(&i, 1));
  for (ActorIndex i = 0; i < count; ++i) {
    for (const std::string& id : result.actor(i).partners) link(profiles[i], profiles[*result.find(id)]);
  }
  for (const Project& project : directory.projects) {
    std::vector<ActorIndex> participants;
    for (const std::string& id : project.participants) participants.push_back(*result.find(id));
    texts.add(project.title, project.description, participants);
    const bool linked = participants.size() <= kMostLinkedParticipants;
    for (const ActorIndex i : participants) {
      profiles[i].facts.add(project.facts.all());
      ++profiles[i].evidence;
      for (const ActorIndex j : participants) {
        if (i == j || !linked) continue;
        profiles[i].partner_homes.add(result.actor(j).home.country);
        if (i < j) link(profiles[i], profiles[j]);
      }
    }
    for (const Contribution& contribution : project.contributions)
      profiles[*result.find(contribution.actor)].offers.add(contribution.brings.all());
  }
  for (Profile& profile : profiles) {
    TermSet only;
    for (const Term home : profile.partner_homes.all()) {
      if (!profile.facts.has(home)) only.add(home);
    }
    profile.facts.add(only.all());
    profile.partner_homes = std::move(only);
  }
  for (const Listing& listing : directory.listings) {
    if (!is_valid(listing, today)) continue;
    Profile& profile = profiles[*result.find(listing.actor)];
    (listing.intent == Intent::seek ? profile.listing_seeks : profile.listing_offers).add(listing.facts.all());
    profile.evidence += static_cast<std::uint32_t>(listing.facts.size());
    texts.add(listing.text, {}, std::span(&profile.self, 1));
  }
  for (Profile& profile : profiles) {
    std::sort(profile.partners.begin(), profile.partners.end());
    profile.partners.erase(std::unique(profile.partners.begin(), profile.partners.end()), profile.partners.end());
    // A listing's kinds widen an explicit choice; where the actor takes any kind, any kind it stays.
    if (profile.seeks.of(Vocabulary::kind).empty()) continue;
    const auto add_kinds = [&](const TermSet& set) { profile.seeks.add(set.of(Vocabulary::kind)); };
    add_kinds(profile.listing_seeks);
    add_kinds(profile.listing_offers);
  }
  std::vector<bool> visible;
  for (const Profile& profile : profiles) visible.push_back(profile.visible);
  std::vector<std::vector<WordCount>> words;
  result.lexicon_ = texts.build(visible, words, run);
  for (ActorIndex i = 0; i < count; ++i) profiles[i].words = std::move(words[i]);
  return result;
}

std::optional<ActorIndex> Profiles::find(std::string_view id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

Profiles::Range Profiles::of_kind(Term kind) const {
  const auto before = [](const Profile& profile, Term wanted) { return profile.kind < wanted; };
  const auto after = [](Term wanted, const Profile& profile) { return wanted < profile.kind; };
  const auto begin = std::lower_bound(profiles_.begin(), profiles_.end(), kind, before);
  const auto end = std::upper_bound(begin, profiles_.end(), kind, after);
  return {static_cast<ActorIndex>(begin - profiles_.begin()), static_cast<ActorIndex>(end - profiles_.begin())};
}

ListingProfile apply_listing(const Profile& actor, const Listing& listing, const Lexicon& lexicon) {
  ListingProfile asked{actor, actor};
  const auto replace = [](TermSet& set, std::span<const Term> terms) {
    if (terms.empty()) return;
    set.remove(terms.front().vocabulary());
    set.add(terms);
  };
  for (Profile* profile : {&asked.wants, &asked.has}) {
    profile->listing_seeks = {};
    profile->listing_offers = {};
    replace(profile->seeks, listing.facts.of(Vocabulary::kind));
  }
  for (const Vocabulary vocabulary : {Vocabulary::place, Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::language}) {
    replace(asked.wants.must, listing.must.of(vocabulary));
    replace(asked.has.must, listing.must.of(vocabulary));
  }
  for (const Vocabulary vocabulary :
       {Vocabulary::theme, Vocabulary::odd, Vocabulary::place, Vocabulary::trait, Vocabulary::mode, Vocabulary::skill, Vocabulary::size}) {
    const std::span<const Term> terms = listing.facts.of(vocabulary);
    if (listing.intent == Intent::seek) {
      replace(asked.wants.seeks, terms);
    } else {
      const bool offered = vocabulary == Vocabulary::skill || vocabulary == Vocabulary::mode;
      replace(offered ? asked.has.offers : asked.has.facts, terms);
    }
  }
  if (!listing.text.empty()) (listing.intent == Intent::seek ? asked.wants : asked.has).words = lexicon.words_of(listing.text);
  asked.wants.evidence += static_cast<std::uint32_t>(listing.facts.size());
  return asked;
}

}  // namespace binome
