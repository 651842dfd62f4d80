#include "engine/ranking/attributes.hpp"

#include <algorithm>

namespace binome {

std::span<const Term> of_vocabulary(std::span<const Term> terms, Vocabulary vocabulary) {
  const auto begin = std::find_if(terms.begin(), terms.end(), [&](Term term) { return term.vocabulary() >= vocabulary; });
  const auto end = std::find_if(begin, terms.end(), [&](Term term) { return term.vocabulary() > vocabulary; });
  return {begin, end};
}

Attributes attributes_of(const Profile& profile) {
  return {.self = profile.self,
          .visible = profile.visible,
          .kind = profile.kind,
          .subkind = profile.subkind,
          .kinds_sought = profile.seeks.of(Vocabulary::kind),
          .must = profile.must.all(),
          .held = {profile.home.all(), profile.facts.all(), profile.offers.all(), profile.listing_offers.all()},
          .partners = profile.partners};
}

AttributeRows::AttributeRows(const Profiles& profiles) {
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    const Attributes actor = attributes_of(profiles[i]);
    columns_.kinds.append(actor.kind);
    columns_.subkinds.append(actor.subkind);
    columns_.visible.append(actor.visible ? 1 : 0);
    columns_.kinds_sought.append(actor.kinds_sought);
    columns_.must.append(actor.must);
    TermSet held;
    for (const std::span<const Term> terms : actor.held) {
      for (const Vocabulary vocabulary : kHeldVocabularies) held.add(of_vocabulary(terms, vocabulary));
    }
    columns_.held.append(held.all());
    columns_.partners.append(actor.partners);
  }
  find_kinds();
}

AttributeRows::AttributeRows(Columns columns) : columns_(std::move(columns)) { find_kinds(); }

void AttributeRows::find_kinds() {
  TermSet visible_kinds;
  for (ActorIndex i = 0; i < size(); ++i) {
    if (ranges_.empty() || ranges_.back().first != kind(i)) ranges_.push_back({kind(i), {i, i}});
    ranges_.back().second.end = i + 1;
    if (visible(i)) visible_kinds.add(kind(i));
    for (const Term term : {kind(i), subkind(i)}) {
      if (!term) continue;
      auto count = std::find_if(counts_.begin(), counts_.end(), [&](const auto& one) { return one.first == term; });
      if (count == counts_.end()) count = counts_.insert(count, {term, {}});
      ++count->second.all;
      count->second.visible += visible(i) ? 1 : 0;
    }
  }
  visible_kinds_.assign(visible_kinds.all().begin(), visible_kinds.all().end());
}

Attributes AttributeRows::operator[](ActorIndex actor) const {
  return {.self = actor,
          .visible = visible(actor),
          .kind = kind(actor),
          .subkind = subkind(actor),
          .kinds_sought = columns_.kinds_sought[actor],
          .must = columns_.must[actor],
          .held = {columns_.held[actor]},
          .partners = columns_.partners[actor]};
}

HeadCount AttributeRows::count(Term kind) const {
  const auto found = std::find_if(counts_.begin(), counts_.end(), [&](const auto& one) { return one.first == kind; });
  return found == counts_.end() ? HeadCount{} : found->second;
}

Profiles::Range AttributeRows::of_kind(Term kind) const {
  const auto found = std::find_if(ranges_.begin(), ranges_.end(), [&](const auto& range) { return range.first == kind; });
  return found == ranges_.end() ? Profiles::Range{} : found->second;
}

}  // namespace binome
