// Who may be proposed to whom: the rules, in the order in which they are told. Symmetric.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/refusals.hpp"
#include "features/profile.hpp"
#include "features/taxonomy.hpp"

namespace binome {

enum class Rule {
  none,  // eligible
  same_actor,
  not_visible,
  kind_not_sought,   // seeks.kinds of the subject leaves out the other's kind
  already_partners,  // a shared project or a `partners` entry
  declined,          // by the subject, and not withdrawn since
  already_met,       // told by a feedback record `met` or `accepted`
  must_unmet,        // a hard condition of the subject; `vocabulary` says which
  filtered_country,  // the request's own narrowing
  filtered_theme,
  filtered_exclude,
};

// Why a pair is excluded. `subject` is the actor whose rule it is, where that makes sense.
struct Exclusion {
  Rule rule = Rule::none;
  ActorIndex subject = 0;
  Vocabulary vocabulary = Vocabulary::kind;  // of must_unmet

  explicit operator bool() const { return rule != Rule::none; }
};

// Narrowing of one request.
struct Filter {
  TermSet countries;                // any of these places, in the candidate's closed has
  TermSet themes;                   // any of these
  std::vector<ActorIndex> exclude;  // sorted
  bool include_partners = false;
};

// Whether a closed profile holds at least one of the terms (or something below it): the seat and places of action for
// places, kind and sub-kind for kinds, what is offered for skills and modes, what is declared otherwise.
bool holds_any(const Profile& profile, std::span<const Term> terms, const Taxonomy& taxonomy);

// The refusals of actors that changed since a directory's were read. Immutable; thread safe.
class RefusalChanges {
 public:
  virtual ~RefusalChanges() = default;
  // All that concern the actor, or null if it did not change.
  virtual const Refusals* refusals_of(ActorIndex actor) const = 0;
};

// Immutable; thread safe. Refers to profiles and taxonomy.
class Eligibility {
 public:
  Eligibility(const Directory& directory, const Profiles& profiles, const Taxonomy& taxonomy);
  // The rules of `base` for profiles with changes. Refers to all three.
  Eligibility(const Eligibility& base, const Profiles& profiles, const RefusalChanges& changes);

  // The first rule that excludes the pair, or none. `asker_wants` carries seeks.kinds and must (a listing may replace the
  // actor's); `asker_has` answers the candidate's must.
  Exclusion judge(const Profile& asker_wants, const Profile& asker_has, ActorIndex candidate, bool include_partners) const;
  // The request's narrowing.
  Rule filter(const Filter& filter, ActorIndex candidate) const;

 private:
  // The refusals that concern an actor, perhaps among others.
  const Refusals& refusals_of(ActorIndex actor) const;
  Exclusion must_unmet(const Profile& subject, const Profile& other) const;

  const Profiles& profiles_;
  const Taxonomy& taxonomy_;
  Refusals refusals_;
  const Eligibility* base_ = nullptr;
  const RefusalChanges* changes_ = nullptr;
};

}  // namespace binome
