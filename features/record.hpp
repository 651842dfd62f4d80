// The records of a directory: what people state. Plain values, codes already resolved; ids are not yet checked against
// each other (see Directory and bindings/records). Nothing here knows a file format.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "features/rare.hpp"
#include "features/term.hpp"

namespace binome {

// A calendar date; month and day are 0 where only the year is known. The default is "no date".
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  constexpr explicit operator bool() const { return year != 0; }
  constexpr auto operator<=>(const Date&) const = default;
};

// Parses "2026-05-02" or "2019"; nothing else. Checks the calendar.
std::optional<Date> parse_date(std::string_view text);
// The form parse_date reads; empty for "no date".
std::string to_string(Date date);

// Where an actor sits. Everything may be unknown.
struct Home {
  Term country;            // vocabulary place
  std::string region;      // INSEE code of a French region, "52"
  std::string department;  // INSEE code of a French département, "2A"
  std::string intercommunality;
  std::string insee;          // INSEE code of a commune
  Term subdivision;           // ISO 3166-2, from region and department, or given (`"subdivision"`)
  std::optional<double> lat;  // degrees, -90 … 90
  std::optional<double> lon;  // degrees, -180 … 180

  bool operator==(const Home&) const = default;
};

// Where an organisation is known elsewhere. What is not known is empty.
struct Identity {
  std::string website;  // an https address, as `logo`: see web_address_fault
  std::string logo;
  std::string siret;  // French register of enterprises
  std::string rna;    // French register of associations
  std::string rid;    // register of New Caledonia

  bool operator==(const Identity&) const = default;
};

// A member that no version of the format knows: kept as JSON text, written back where it stood.
struct UnknownMember {
  std::string parent;  // "" for the record itself, else the path of its object: "home", "seeks.must", "contributions.0"
  std::string json;    // `"name":value`

  bool operator==(const UnknownMember&) const = default;
};
using UnknownMembers = std::vector<UnknownMember>;

struct Actor {
  std::string id;
  std::string name;
  Term kind;     // a root of the vocabulary kind
  Term subkind;  // a child of `kind`, or none
  Home home;
  std::optional<std::int64_t> population;  // inhabitants
  TermSet facts;                           // theme, odd, place (of action), language, trait
  TermSet offers;                          // skill, mode
  TermSet seeks;                           // kind, skill, mode, theme, odd, place, size, trait
  TermSet must;                            // place, kind, skill, mode, language: see engine/ranking/eligibility.hpp
  std::vector<std::string> partners;       // ids of actors
  std::string description;
  Rare<Identity> identity;
  bool visible = true;
  bool synthetic = false;
  Date updated;
  std::string source;  // where the record was taken from
  UnknownMembers unknown;

  bool operator==(const Actor&) const = default;
};

// What one participant brought to a project.
struct Contribution {
  std::string actor;
  TermSet brings;  // skill, mode

  bool operator==(const Contribution&) const = default;
};

struct Project {
  std::string id;
  std::string title;
  std::string kind;                       // free: "cooperation", "twinning", …
  std::vector<std::string> participants;  // ids of actors
  TermSet facts;                          // theme, odd, place
  std::vector<Contribution> contributions;
  std::string description;
  Date start;
  Date end;
  bool synthetic = false;
  std::string source;
  UnknownMembers unknown;

  bool operator==(const Project&) const = default;
};

enum class Intent { offer, seek };

inline constexpr std::array<std::string_view, 2> kIntentNames = {"offer", "seek"};

struct Listing {
  std::string id;
  std::string actor;
  Intent intent = Intent::seek;
  TermSet facts;  // kind, skill, mode, theme, odd, place, size, trait: replaces the actor's same block
  TermSet must;   // as an actor's
  std::string text;
  Date expires;
  bool withdrawn = false;
  bool synthetic = false;
  std::string source;
  UnknownMembers unknown;

  bool operator==(const Listing&) const = default;
};

enum class FeedbackEvent { shown, contacted, accepted, declined, met, withdrawn };

inline constexpr std::array<std::string_view, 6> kFeedbackEventNames = {"shown", "contacted", "accepted", "declined", "met", "withdrawn"};

// The longest list in which a proposal may have been shown.
inline constexpr std::uint32_t kMostRanks = 10'000;

struct Feedback {
  std::string actor;
  std::string about;
  FeedbackEvent event = FeedbackEvent::shown;
  Date date;
  std::string reason;
  std::optional<std::uint32_t> rank;  // place at which `about` was shown, 1 … kMostRanks
  std::string list;                   // id of the list or mailing in which it was shown; empty: unknown
  UnknownMembers unknown;

  bool operator==(const Feedback&) const = default;
};

// A record of any type. The order is that of RecordType.
using AnyRecord = std::variant<Actor, Project, Listing, Feedback>;

enum class RecordType { actor, project, listing, feedback };

// What `type` says in a file, in the order of RecordType.
inline constexpr std::array<std::string_view, 4> kRecordTypeNames = {"actor", "project", "listing", "feedback"};

constexpr std::string_view name_of(RecordType type) { return kRecordTypeNames[static_cast<std::size_t>(type)]; }
// The type of a name; none: there is no such type.
std::optional<RecordType> record_type(std::string_view name);
inline RecordType type_of(const AnyRecord& record) { return static_cast<RecordType>(record.index()); }
// The id of a record; that of the actor whose feedback it is.
const std::string& id_of(const AnyRecord& record);

// All records of one or several files, in the order read. Ids are unique per type and every actor named exists: whoever
// fills a Directory checks it (bindings/records/directory_reader.hpp).
struct Directory {
  std::vector<Actor> actors;
  std::vector<Project> projects;
  std::vector<Listing> listings;
  std::vector<Feedback> feedback;
};

// A listing is valid on `today` unless withdrawn or expired before it.
bool is_valid(const Listing& listing, Date today);

}  // namespace binome
