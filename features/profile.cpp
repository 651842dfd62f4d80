#include "features/profile.hpp"

#include <algorithm>
#include <tuple>

namespace binome {
Profile declared_profile(const Actor& actor, ActorIndex self) {
  Profile profile;
  profile.self = self;
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

// The positions of actors by kind, home country, home subdivision, id. The keys are grouped first: the records are large.
std::vector<std::uint32_t> order_of(std::span<const Actor> actors) {
  using Key = std::tuple<Term, Term, Term, std::string_view, std::uint32_t>;
  std::vector<Key> keys;
  keys.reserve(actors.size());
  for (const Actor& actor : actors)
    keys.emplace_back(actor.kind, actor.home.country, actor.home.subdivision, actor.id, static_cast<std::uint32_t>(keys.size()));
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(std::get<std::uint32_t>(key));
  return order;
}

void link_partner(Profile& profile, ActorIndex partner) {
  if (partner != profile.self) profile.partners.push_back(partner);
}

void take_project(Profile& profile, const Project& project, std::span<const ActorIndex> participants,
                  const std::function<Term(ActorIndex)>& country_of) {
  profile.facts.add(project.facts.all());
  ++profile.evidence;
  if (participants.size() > kMostLinkedParticipants) return;
  for (const ActorIndex other : participants) {
    if (other == profile.self) continue;
    profile.partner_homes.add(country_of(other));
    link_partner(profile, other);
  }
}

void take_listing(Profile& profile, const Listing& listing) {
  (listing.intent == Intent::seek ? profile.listing_seeks : profile.listing_offers).add(listing.facts.all());
  profile.evidence += static_cast<std::uint32_t>(listing.facts.size());
}

void complete_profile(Profile& profile) {
  TermSet only;
  for (const Term home : profile.partner_homes.all()) {
    if (!profile.facts.contains(home)) only.add(home);
  }
  profile.facts.add(only.all());
  profile.partner_homes = std::move(only);
  std::sort(profile.partners.begin(), profile.partners.end());
  profile.partners.erase(std::unique(profile.partners.begin(), profile.partners.end()), profile.partners.end());
  // A listing's kinds widen an explicit choice; where the actor takes any kind, any kind it stays.
  if (profile.seeks.of(Vocabulary::kind).empty()) return;
  const auto add_kinds = [&](const TermSet& set) { profile.seeks.add(set.of(Vocabulary::kind)); };
  add_kinds(profile.listing_seeks);
  add_kinds(profile.listing_offers);
}

Profiles Profiles::build(const Directory& directory, Date today, const TaskRunner& run) {
  Profiles result;
  result.directory_ = &directory;
  const auto count = static_cast<std::uint32_t>(directory.actors.size());
  result.records_ = order_of(directory.actors);
  result.profiles_.resize(count);
  constexpr std::size_t kPart = 1 << 12;  // actors of one task
  run((count + kPart - 1) / kPart + 1, [&](std::size_t task) {
    if (task == 0) {
      result.index_.reserve(count);
      for (ActorIndex i = 0; i < count; ++i) result.index_.emplace(result.id(i), i);
      return;
    }
    for (std::size_t i = (task - 1) * kPart; i < std::min<std::size_t>(count, task * kPart); ++i) {
      result.profiles_[i] = declared_profile(result.actor(static_cast<ActorIndex>(i)), static_cast<ActorIndex>(i));
    }
  });
  auto& profiles = result.profiles_;
  LexiconBuilder texts(count);
  for (ActorIndex i = 0; i < count; ++i) texts.add(result.actor(i).name, result.actor(i).description, std::span(&i, 1));
  for (ActorIndex i = 0; i < count; ++i) {
    for (const std::string& id : result.actor(i).partners) {
      const ActorIndex partner = *result.find(id);
      link_partner(profiles[i], partner);
      link_partner(profiles[partner], i);
    }
  }
  const auto country_of = [&](ActorIndex i) { return result.actor(i).home.country; };
  for (const Project& project : directory.projects) {
    std::vector<ActorIndex> participants;
    for (const std::string& id : project.participants) participants.push_back(*result.find(id));
    texts.add(project.title, project.description, participants);
    for (const ActorIndex i : participants) take_project(profiles[i], project, participants, country_of);
    for (const Contribution& contribution : project.contributions)
      profiles[*result.find(contribution.actor)].offers.add(contribution.brings.all());
  }
  for (const Listing& listing : directory.listings) {
    if (!is_valid(listing, today)) continue;
    Profile& profile = profiles[*result.find(listing.actor)];
    take_listing(profile, listing);
    texts.add(listing.text, {}, std::span(&profile.self, 1));
  }
  for (Profile& profile : profiles) complete_profile(profile);
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
  for (Profile* profile : {&asked.wants, &asked.held}) {
    profile->listing_seeks = {};
    profile->listing_offers = {};
    replace(profile->seeks, listing.facts.of(Vocabulary::kind));
  }
  for (const Vocabulary vocabulary : {Vocabulary::place, Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::language}) {
    replace(asked.wants.must, listing.must.of(vocabulary));
    replace(asked.held.must, listing.must.of(vocabulary));
  }
  for (const Vocabulary vocabulary :
       {Vocabulary::theme, Vocabulary::odd, Vocabulary::place, Vocabulary::trait, Vocabulary::mode, Vocabulary::skill, Vocabulary::size}) {
    const std::span<const Term> terms = listing.facts.of(vocabulary);
    if (listing.intent == Intent::seek) {
      replace(asked.wants.seeks, terms);
      replace(asked.held.seeks, terms);  // who offers it wants to be needed
      // The subject of this request: what else the actor works on is beside it, on both sides. Where it works stays true.
      if (vocabulary == Vocabulary::theme || vocabulary == Vocabulary::odd) replace(asked.held.facts, terms);
      if (!terms.empty()) asked.wants.facts.remove(vocabulary);
    } else {
      const bool offered = vocabulary == Vocabulary::skill || vocabulary == Vocabulary::mode;
      replace(offered ? asked.held.offers : asked.held.facts, terms);
    }
  }
  if (!listing.text.empty()) (listing.intent == Intent::seek ? asked.wants : asked.held).words = lexicon.words_of(listing.text);
  asked.wants.evidence += static_cast<std::uint32_t>(listing.facts.size());
  return asked;
}

}  // namespace binome
