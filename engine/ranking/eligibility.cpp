#include "engine/ranking/eligibility.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace binome {
namespace {

bool kinds_admit(const Attributes& actor, const Attributes& other, const Taxonomy& taxonomy) {
  return actor.kinds_sought.empty() || holds_any(other, actor.kinds_sought, taxonomy);
}

bool contains(const Column<ActorPair>& pairs, ActorIndex actor, ActorIndex about) {
  const std::span<const ActorPair> all = pairs.all();
  return std::binary_search(all.begin(), all.end(), ActorPair{actor, about});
}

Exclusion must_unmet(const Attributes& subject, const Attributes& other, const Taxonomy& taxonomy) {
  if (subject.must.empty()) return {};
  for (const Vocabulary key : kMustKeys) {
    const auto terms = of_vocabulary(subject.must, key);
    if (!terms.empty() && !holds_any(other, terms, taxonomy)) return {Rule::must_unmet, subject.self, key};
  }
  return {};
}

}  // namespace

bool holds_any(const Attributes& actor, std::span<const Term> terms, const Taxonomy& taxonomy) {
  const auto below = [&](Term held) {
    return held && std::any_of(terms.begin(), terms.end(), [&](Term term) { return taxonomy.is_within(held, term); });
  };
  if (terms.empty()) return false;
  const Vocabulary vocabulary = terms.front().vocabulary();
  if (vocabulary == Vocabulary::kind) return below(actor.kind) || below(actor.subkind);
  return std::any_of(actor.held.begin(), actor.held.end(), [&](std::span<const Term> all) {
    const std::span<const Term> held = of_vocabulary(all, vocabulary);
    return std::any_of(held.begin(), held.end(), below);
  });
}

FeedbackPairs FeedbackPairs::of(const Directory& directory, const Profiles& profiles) {
  std::vector<PairEvent> events;
  for (const Feedback& feedback : directory.feedback)
    events.push_back({*profiles.find(feedback.actor), *profiles.find(feedback.about), feedback.event, feedback.date});
  return of(std::move(events));
}

FeedbackPairs FeedbackPairs::of(std::vector<PairEvent> events) {
  std::sort(events.begin(), events.end(),
            [](const PairEvent& x, const PairEvent& y) { return std::tie(x.date, x.event) < std::tie(y.date, y.event); });
  std::set<ActorPair> declined;
  std::set<ActorPair> met;
  for (const auto& [actor, about, event, date] : events) {
    switch (event) {
      case FeedbackEvent::declined:
        declined.insert({actor, about});
        break;
      case FeedbackEvent::accepted:
      case FeedbackEvent::met:
        met.insert({actor, about});
        met.insert({about, actor});
        break;
      case FeedbackEvent::withdrawn:
        declined.erase({actor, about});
        met.erase({actor, about});
        met.erase({about, actor});
        break;
      case FeedbackEvent::shown:
      case FeedbackEvent::contacted:
        break;
    }
  }
  const auto column = [](const std::set<ActorPair>& pairs) { return Column(std::vector(pairs.begin(), pairs.end())); };
  return {column(declined), column(met)};
}

Exclusion judge(const JudgedPair& pair, bool include_partners, const Taxonomy& taxonomy) {
  const auto& [wants, held, other, feedback] = pair;
  const ActorIndex self = wants.self;
  const ActorIndex candidate = other.self;
  if (self == candidate) return {Rule::same_actor, self, {}};
  if (!wants.visible) return {Rule::not_visible, self, {}};
  if (!other.visible) return {Rule::not_visible, candidate, {}};
  if (!kinds_admit(wants, other, taxonomy)) return {Rule::kind_not_sought, self, {}};
  if (!kinds_admit(other, wants, taxonomy)) return {Rule::kind_not_sought, candidate, {}};
  if (!include_partners && std::binary_search(other.partners.begin(), other.partners.end(), self))
    return {Rule::already_partners, self, {}};
  if (contains(feedback.declined, self, candidate)) return {Rule::declined, self, {}};
  if (contains(feedback.declined, candidate, self)) return {Rule::declined, candidate, {}};
  if (!include_partners && contains(feedback.met, self, candidate)) return {Rule::already_met, self, {}};
  if (const Exclusion unmet = must_unmet(wants, other, taxonomy)) return unmet;
  return must_unmet(other, held, taxonomy);
}

Rule narrow(const Filter& filter, const Attributes& candidate, const Taxonomy& taxonomy) {
  if (!filter.countries.empty() && !holds_any(candidate, filter.countries.all(), taxonomy)) return Rule::filtered_country;
  if (!filter.themes.empty() && !holds_any(candidate, filter.themes.all(), taxonomy)) return Rule::filtered_theme;
  if (std::binary_search(filter.exclude.begin(), filter.exclude.end(), candidate.self)) return Rule::filtered_exclude;
  return Rule::none;
}

bool admits(const Attributes& actor, Term kind, const Taxonomy& taxonomy) {
  return actor.kinds_sought.empty() ||
         std::any_of(actor.kinds_sought.begin(), actor.kinds_sought.end(), [&](Term sought) { return taxonomy.root(sought) == kind; });
}

std::optional<std::vector<ActorIndex>> Eligibility::narrowed(const Attributes* asker, Term kind, const Filter& filter) const {
  const Profiles::Range within = attributes_.of_kind(taxonomy_.root(kind));
  std::optional<std::vector<ActorIndex>> left;
  const auto keep = [&](std::span<const Term> terms) {
    if (terms.empty()) return;
    std::call_once(lists_->once, [this] { lists_->lists.emplace(attributes_, taxonomy_); });
    auto holders = lists_->lists->holders_of_any(terms, within, within.size() / 2);
    if (!holders) return;  // looking at everybody costs less
    if (left) {
      std::vector<ActorIndex> both;
      std::set_intersection(left->begin(), left->end(), holders->begin(), holders->end(), std::back_inserter(both));
      *holders = std::move(both);
    }
    left = std::move(holders);
  };
  keep(filter.countries.all());
  keep(filter.themes.all());
  if (taxonomy_.parent(kind)) keep(std::span(&kind, 1));
  if (asker == nullptr) return left;
  for (const Vocabulary key : kMustKeys) keep(of_vocabulary(asker->must, key));
  const auto& kinds = asker->kinds_sought;
  if (std::any_of(kinds.begin(), kinds.end(), [this](Term sought) { return static_cast<bool>(taxonomy_.parent(sought)); })) keep(kinds);
  return left;
}

}  // namespace binome
