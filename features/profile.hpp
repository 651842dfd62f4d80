// Profiles: what an actor declares plus what its projects and valid listings show. The only input of the concept blocks.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "features/lexicon.hpp"
#include "features/record.hpp"

namespace binome {

// Position of an actor in the order of Profiles: by kind, home country, home subdivision, id (bytewise). Independent of
// the order of the input.
using ActorIndex = std::uint32_t;

struct Profile {
  ActorIndex self = 0;
  Term kind;
  Term subkind;
  TermSet home;            // place: country and subdivision of the seat
  TermSet facts;           // theme, odd, place (of action), trait, language
  TermSet partner_homes;   // those places among `facts` that are known only as the seat of a partner
  TermSet offers;          // skill, mode: offered, or contributed to a project
  TermSet seeks;           // explicit wants, and kind
  TermSet listing_offers;  // added to the has by valid listings
  TermSet listing_seeks;   // added to the wants by valid listings
  TermSet must;
  std::vector<ActorIndex> partners;  // sorted, never itself
  std::vector<WordCount> words;      // of its name, description, projects and valid listings: ascending, the strongest kMostWords
  std::optional<std::int64_t> population;
  std::optional<double> lat, lon;  // degrees
  std::uint32_t evidence = 0;      // n_i: distinct values declared (a telling description is one) plus projects
  bool visible = true;
};

// A project with more participants than this gives themes and places, but no links.
inline constexpr std::size_t kMostLinkedParticipants = 20;

// A description counts as known from this size (bytes): « Ville de l'Isère. » says too little.
inline constexpr std::size_t kTellingDescription = 100;

// The profiles of a directory. Immutable; const members are thread safe. Refers to `directory`, which must outlive it.
class Profiles {
 public:
  // Listings are judged on `today`. O(records · log + bytes of text); the texts are read by `run`, with the same
  // result whatever it is.
  static Profiles build(const Directory& directory, Date today, const TaskRunner& run = run_in_turn);

  Profiles() = default;

  std::size_t size() const { return profiles_.size(); }
  const Profile& operator[](ActorIndex actor) const { return profiles_[actor]; }
  const Actor& actor(ActorIndex actor) const { return directory_->actors[records_[actor]]; }
  std::string_view id(ActorIndex actor) const { return this->actor(actor).id; }
  // The actor of an id.
  std::optional<ActorIndex> find(std::string_view id) const;

  // Actors of one kind are neighbours: [begin, end).
  struct Range {
    ActorIndex begin = 0;
    ActorIndex end = 0;
    std::size_t size() const { return end - begin; }
  };
  Range of_kind(Term kind) const;
  // The words that Profile::words counts.
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  const Directory* directory_ = nullptr;
  std::vector<Profile> profiles_;
  std::vector<std::uint32_t> records_;  // position of each actor's record in the directory
  std::unordered_map<std::string_view, ActorIndex> index_;
  Lexicon lexicon_;
};

// The steps of Profiles::build, to make a single profile: declared_profile, then what concerns the actor in any
// order, then complete_profile once. The words are the caller's.
Profile declared_profile(const Actor& actor, ActorIndex self);
// A partner that either of the two declares; itself is left out.
void link_partner(Profile& profile, ActorIndex partner);
// A project, for every time the actor is among its participants. What it contributed is added to `offers` by the caller.
// `country_of`: the country of an actor's seat.
void take_project(Profile& profile, const Project& project, std::span<const ActorIndex> participants,
                  const std::function<Term(ActorIndex)>& country_of);
// A listing of the actor that is valid.
void take_listing(Profile& profile, const Listing& listing);
void complete_profile(Profile& profile);

// The profile under which a listing asks: a field the listing gives replaces the actor's same block, in the wants (seek)
// or in the has (offer), a text the actor's words there; the values of the actor's other listings are left out.
struct ListingProfile {
  Profile wants;
  Profile held;
};
ListingProfile apply_listing(const Profile& actor, const Listing& listing, const Lexicon& lexicon);

}  // namespace binome
