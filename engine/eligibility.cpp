#include "engine/eligibility.hpp"

#include <algorithm>

namespace binome {
namespace {

constexpr Vocabulary kMustKeys[] = {Vocabulary::place, Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::language};

bool kinds_admit(const Profile& profile, const Profile& other, const Taxonomy& taxonomy) {
  const auto kinds = profile.seeks.of(Vocabulary::kind);
  return kinds.empty() || holds_any(other, kinds, taxonomy);
}

}  // namespace

bool holds_any(const Profile& profile, std::span<const Term> terms, const Taxonomy& taxonomy) {
  const auto below = [&](Term held) {
    return held && std::any_of(terms.begin(), terms.end(), [&](Term term) { return taxonomy.is_within(held, term); });
  };
  if (terms.empty()) return false;
  const Vocabulary vocabulary = terms.front().vocabulary();
  if (vocabulary == Vocabulary::kind) return below(profile.kind) || below(profile.subkind);
  for (const TermSet* set : {&profile.home, &profile.facts, &profile.offers, &profile.listing_offers}) {
    const auto held = set->of(vocabulary);
    if (std::any_of(held.begin(), held.end(), below)) return true;
  }
  return false;
}

Eligibility::Eligibility(const Directory& directory, const Profiles& profiles, const Taxonomy& taxonomy)
    : profiles_(profiles), taxonomy_(taxonomy) {
  std::vector<PairEvent> events;
  for (const Feedback& feedback : directory.feedback)
    events.push_back({*profiles.find(feedback.actor), *profiles.find(feedback.about), feedback.event, feedback.date});
  refusals_ = Refusals(std::move(events));
}

Eligibility::Eligibility(const Eligibility& base, const Profiles& profiles, const RefusalChanges& changes)
    : profiles_(profiles), taxonomy_(base.taxonomy_), base_(&base), changes_(&changes) {}

const Refusals& Eligibility::refusals_of(ActorIndex actor) const {
  if (changes_ == nullptr) return refusals_;
  const Refusals* changed = changes_->refusals_of(actor);
  return changed != nullptr ? *changed : base_->refusals_of(actor);
}

Exclusion Eligibility::must_unmet(const Profile& subject, const Profile& other) const {
  if (subject.must.empty()) return {};
  for (const Vocabulary key : kMustKeys) {
    const auto terms = subject.must.of(key);
    if (!terms.empty() && !holds_any(other, terms, taxonomy_)) return {Rule::must_unmet, subject.self, key};
  }
  return {};
}

Exclusion Eligibility::judge(const Profile& asker_wants, const Profile& asker_has, ActorIndex candidate, bool include_partners) const {
  const Profile& other = profiles_[candidate];
  const ActorIndex self = asker_wants.self;
  if (self == candidate) return {Rule::same_actor, self, {}};
  if (!asker_wants.visible) return {Rule::not_visible, self, {}};
  if (!other.visible) return {Rule::not_visible, candidate, {}};
  if (!kinds_admit(asker_wants, other, taxonomy_)) return {Rule::kind_not_sought, self, {}};
  if (!kinds_admit(other, asker_wants, taxonomy_)) return {Rule::kind_not_sought, candidate, {}};
  if (!include_partners && std::binary_search(other.partners.begin(), other.partners.end(), self))
    return {Rule::already_partners, self, {}};
  const Refusals& refusals = refusals_of(self);
  if (refusals.declined(self, candidate)) return {Rule::declined, self, {}};
  if (refusals.declined(candidate, self)) return {Rule::declined, candidate, {}};
  if (!include_partners && refusals.met(self, candidate)) return {Rule::already_met, self, {}};
  if (const Exclusion unmet = must_unmet(asker_wants, other)) return unmet;
  return must_unmet(other, asker_has);
}

Rule Eligibility::filter(const Filter& filter, ActorIndex candidate) const {
  const Profile& profile = profiles_[candidate];
  if (!filter.countries.empty() && !holds_any(profile, filter.countries.all(), taxonomy_)) return Rule::filtered_country;
  if (!filter.themes.empty() && !holds_any(profile, filter.themes.all(), taxonomy_)) return Rule::filtered_theme;
  if (std::binary_search(filter.exclude.begin(), filter.exclude.end(), candidate)) return Rule::filtered_exclude;
  return Rule::none;
}

}  // namespace binome
