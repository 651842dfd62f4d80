// Who may be proposed to whom: the rules, in the order in which they are told. Symmetric.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/ranking/attributes.hpp"
#include "engine/ranking/term_lists.hpp"
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

// Whether an actor's closed attributes hold at least one of the terms (or something below it): the seat and places of action
// for places, kind and sub-kind for kinds, what is offered for skills and modes, what is declared otherwise. `terms`: of one
// vocabulary, of kHeldVocabularies or kinds.
bool holds_any(const Attributes& actor, std::span<const Term> terms, const Taxonomy& taxonomy);

// Two actors; the order says who did something to whom.
struct ActorPair {
  ActorIndex actor = 0;
  ActorIndex about = 0;
  constexpr auto operator<=>(const ActorPair&) const = default;
};

// A feedback record between two actors of a directory.
struct PairEvent {
  ActorIndex actor = 0;
  ActorIndex about = 0;
  FeedbackEvent event = FeedbackEvent::shown;
  Date date;
};

// What became of feedback records.
struct FeedbackPairs {
  Column<ActorPair> declined;  // (who declined, whom), ascending
  Column<ActorPair> met;       // both orders, ascending

  // In order of date; on one day a withdrawal comes last. The result does not depend on the order given.
  static FeedbackPairs of(std::vector<PairEvent> events);
  static FeedbackPairs of(const Directory& directory, const Profiles& profiles);
};

// The vocabularies that a hard condition may name, in the order in which they are judged.
inline constexpr std::array kMustKeys = {Vocabulary::place, Vocabulary::kind, Vocabulary::skill, Vocabulary::mode, Vocabulary::language};

// What a pair is judged by: what each side wants and holds, and what became of feedback between them.
struct JudgedPair {
  const Attributes& wants;  // of the requester: its seeks.kinds and must (a listing may replace the actor's)
  const Attributes& held;   // of the requester: what answers the candidate's must
  const Attributes& candidate;
  const FeedbackPairs& feedback;  // all that concerns the requester, perhaps more
};
// The first rule that excludes the pair, or none.
Exclusion judge(const JudgedPair& pair, bool include_partners, const Taxonomy& taxonomy);
// The request's narrowing.
Rule narrow(const Filter& filter, const Attributes& candidate, const Taxonomy& taxonomy);
// Whether an actor's seeks.kinds leave room for some actor of a kind.
bool admits(const Attributes& actor, Term kind, const Taxonomy& taxonomy);

// The same of actors as they were read. Immutable; thread safe. Refers to the taxonomy.
class Eligibility {
 public:
  Eligibility(const Directory& directory, const Profiles& profiles, const Taxonomy& taxonomy)
      : Eligibility(AttributeRows(profiles), FeedbackPairs::of(directory, profiles), taxonomy) {}
  Eligibility(AttributeRows attributes, FeedbackPairs feedback, const Taxonomy& taxonomy)
      : attributes_(std::move(attributes)), feedback_(std::move(feedback)), taxonomy_(taxonomy) {}

  Exclusion judge(const Attributes& wants, const Attributes& held, ActorIndex candidate, bool include_partners) const {
    return binome::judge({wants, held, attributes_[candidate], feedback_}, include_partners, taxonomy_);
  }
  Exclusion judge(const Profile& wants, const Profile& held, ActorIndex candidate, bool include_partners) const {
    return judge(attributes_of(wants), attributes_of(held), candidate, include_partners);
  }
  bool admits(const Attributes& actor, Term kind) const { return binome::admits(actor, kind, taxonomy_); }
  // The actors that may be left by the hard conditions, ascending, where these exclude many: what the filter names, `kind` if
  // it is a sub-kind, and what the asker must have and seeks (none: these are not asked). Some of them may still be excluded.
  std::optional<std::vector<ActorIndex>> narrowed(const Attributes* asker, Term kind, const Filter& filter) const;

  const AttributeRows& attributes() const { return attributes_; }
  const FeedbackPairs& feedback() const { return feedback_; }

 private:
  // Made when first needed.
  struct Lists {
    std::once_flag once;
    std::optional<TermLists> lists;
  };

  AttributeRows attributes_;
  FeedbackPairs feedback_;
  const Taxonomy& taxonomy_;
  std::unique_ptr<Lists> lists_ = std::make_unique<Lists>();
};

}  // namespace binome
