#include "engine/eligibility.hpp"

#include <algorithm>
#include <tuple>

namespace binome {
namespace {

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
  // In order of date; on one day a withdrawal comes last, whatever the order of the file.
  std::vector<const Feedback*> events;
  for (const Feedback& feedback : directory.feedback) events.push_back(&feedback);
  std::sort(events.begin(), events.end(),
            [](const Feedback* x, const Feedback* y) { return std::tie(x->date, x->event) < std::tie(y->date, y->event); });
  for (const Feedback* feedback : events) {
    const ActorIndex actor = *profiles.find(feedback->actor);
    const ActorIndex about = *profiles.find(feedback->about);
    switch (feedback->event) {
      case FeedbackEvent::declined:
        declined_.insert({actor, about});
        break;
      case FeedbackEvent::accepted:
      case FeedbackEvent::met:
        met_.insert({actor, about});
        met_.insert({about, actor});
        break;
      case FeedbackEvent::withdrawn:
        declined_.erase({actor, about});
        met_.erase({actor, about});
        met_.erase({about, actor});
        break;
      case FeedbackEvent::shown:
      case FeedbackEvent::contacted:
        break;
    }
  }
}

bool Eligibility::has_event(const std::set<std::pair<ActorIndex, ActorIndex>>& pairs, ActorIndex actor, ActorIndex about) const {
  return !pairs.empty() && pairs.contains({actor, about});
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
  if (has_event(declined_, self, candidate)) return {Rule::declined, self, {}};
  if (has_event(declined_, candidate, self)) return {Rule::declined, candidate, {}};
  if (!include_partners && has_event(met_, self, candidate)) return {Rule::already_met, self, {}};
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
