// The fields of projects, listings and feedback, a row each. Those of actors: actor_fields.cpp.
#include "features/internal/field_row.hpp"

namespace binome {
namespace {

using namespace schema;

constexpr Field<Contribution> kContributionFields[] = {
    row<&Contribution::actor>({.path = "contributions.actor", .form = F::id, .fr = "un des participants", .en = "one of the participants"}),
    row<&Contribution::brings>({.path = "contributions.skills", .form = F::terms, .vocabulary = V::skill}),
    row<&Contribution::brings>({.path = "contributions.modes", .form = F::terms, .vocabulary = V::mode}),
};

constexpr Field<Project> kProjectFields[] = {
    row<&Project::id>({.path = "id", .form = F::id, .required = true}),
    row<&Project::kind>(
        {.path = "kind", .form = F::line, .fr = "libre : cooperation, twinning, …", .en = "free: cooperation, twinning, …"}),
    row<&Project::title>({.path = "title", .form = F::line}),
    row<&Project::participants>({.path = "participants", .form = F::ids}),
    row<&Project::facts>({.path = "themes", .form = F::terms, .vocabulary = V::theme}),
    row<&Project::facts>({.path = "odds", .form = F::terms, .vocabulary = V::odd}),
    row<&Project::facts>({.path = "countries", .form = F::terms, .vocabulary = V::place}),
    row<&Project::contributions>({.path = "contributions",
                                  .form = F::contributions,
                                  .fr = "ce que chaque participant a apporté",
                                  .en = "what each participant brought"}),
    row<&Project::description>({.path = "description", .form = F::text}),
    row<&Project::start>({.path = "start", .form = F::date}),
    row<&Project::end>({.path = "end", .form = F::date}),
    row<&Project::synthetic>({.path = "synthetic", .form = F::flag, .fr = "inventé, pour essayer", .en = "invented, to try things out"}),
    row<&Project::source>({.path = "source", .form = F::text, .fr = "d'où vient la fiche", .en = "where the record was taken from"}),
};

constexpr Field<Listing> kListingFields[] = {
    row<&Listing::id>({.path = "id", .form = F::id, .required = true}),
    row<&Listing::actor>({.path = "actor", .form = F::id, .required = true}),
    row<&Listing::intent>({.path = "intent", .form = F::choice, .choices = kIntentNames, .required = true}),
    row<&Listing::facts>({.path = "kinds", .form = F::terms, .vocabulary = V::kind}),
    row<&Listing::facts>({.path = "skills", .form = F::terms, .vocabulary = V::skill}),
    row<&Listing::facts>({.path = "modes", .form = F::terms, .vocabulary = V::mode}),
    row<&Listing::facts>({.path = "themes", .form = F::terms, .vocabulary = V::theme}),
    row<&Listing::facts>({.path = "odds", .form = F::terms, .vocabulary = V::odd}),
    row<&Listing::facts>({.path = "countries", .form = F::terms, .vocabulary = V::place}),
    row<&Listing::facts>({.path = "sizes", .form = F::terms, .vocabulary = V::size}),
    row<&Listing::facts>({.path = "traits", .form = F::terms, .vocabulary = V::trait}),
    row<&Listing::must>({.path = "must.kinds", .form = F::terms, .vocabulary = V::kind}),
    row<&Listing::must>({.path = "must.skills", .form = F::terms, .vocabulary = V::skill}),
    row<&Listing::must>({.path = "must.modes", .form = F::terms, .vocabulary = V::mode}),
    row<&Listing::must>({.path = "must.countries", .form = F::terms, .vocabulary = V::place}),
    row<&Listing::must>({.path = "must.languages", .form = F::terms, .vocabulary = V::language}),
    row<&Listing::text>({.path = "text", .form = F::text}),
    row<&Listing::expires>(
        {.path = "expires", .form = F::date, .fr = "valable ce jour compris", .en = "valid up to and including this day"}),
    row<&Listing::withdrawn>({.path = "withdrawn", .form = F::flag}),
    row<&Listing::synthetic>({.path = "synthetic", .form = F::flag, .fr = "inventée, pour essayer", .en = "invented, to try things out"}),
    row<&Listing::source>({.path = "source", .form = F::text, .fr = "d'où vient la fiche", .en = "where the record was taken from"}),
};

constexpr Field<Feedback> kFeedbackFields[] = {
    row<&Feedback::actor>({.path = "actor", .form = F::id, .required = true, .fr = "qui répond", .en = "who answers"}),
    row<&Feedback::about>({.path = "about", .form = F::id, .required = true, .fr = "à propos de qui", .en = "about whom"}),
    row<&Feedback::event>({.path = "event", .form = F::choice, .choices = kFeedbackEventNames, .required = true}),
    row<&Feedback::date>({.path = "date", .form = F::date}),
    row<&Feedback::reason>({.path = "reason", .form = F::text}),
    row<&Feedback::rank>({.path = "rank", .form = F::rank, .fr = "place dans la liste montrée", .en = "place in the list that was shown"}),
    row<&Feedback::list>(
        {.path = "list", .form = F::id, .fr = "la liste ou le courrier montré", .en = "the list or mailing that was shown"}),
};

}  // namespace

template <>
std::span<const Field<Project>> fields_of() {
  return kProjectFields;
}
template <>
std::span<const Field<Contribution>> fields_of() {
  return kContributionFields;
}
template <>
std::span<const Field<Listing>> fields_of() {
  return kListingFields;
}
template <>
std::span<const Field<Feedback>> fields_of() {
  return kFeedbackFields;
}

}  // namespace binome
