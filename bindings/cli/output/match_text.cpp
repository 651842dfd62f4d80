#include "bindings/cli/output/match_text.hpp"

#include "bindings/protocol/inline_record.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/recall.hpp"
#include "bindings/wording/sentences.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

std::string asker_name(const Matcher& matcher, const MatchRequest& request, Language language) {
  if (request.actor) return name_text(matcher, *request.actor);
  std::string name;
  for (const TermSet* set : {&request.filter.countries, &request.filter.themes}) {
    for (const Term term : set->all()) name += (name.empty() ? "" : ", ") + matcher.taxonomy().label(term, language);
  }
  return name;
}

std::string title(const Matcher& matcher, const MatchRequest& request, Language language) {
  const bool fr = language == Language::fr;
  const std::string name = asker_name(matcher, request, language);
  if (!request.actor) return (fr ? "Structures qui correspondent à : " : "Structures that fit: ") + name;
  std::string text = (fr ? "Partenaires proposés à " : "Partners proposed to ") + name + " (" +
                     kind_text(matcher, *request.actor, language) + ", " + place_text(matcher, *request.actor, language) + ")";
  if (request.listing != nullptr) {
    const bool seek = request.listing->intent == Intent::seek;
    text += fr ? (seek ? ", pour sa recherche" : ", pour son offre") : (seek ? ", for the search" : ", for the offer");
    // A listing that came without an id has the id "-".
    if (request.listing->id != kNoListingId) text += fr ? " « " + request.listing->id + " »" : " \"" + request.listing->id + "\"";
  }
  return text;
}

// "les 3 meilleurs"; with diversity, several are not the best ones.
std::string how_many(const ShownList& list, Language language) {
  const bool fr = language == Language::fr;
  const std::size_t count = list.matches.size();
  if (count == 1) return fr ? "le meilleur" : "the best";
  if (list.diversity) return std::to_string(count) + (fr ? " parmi les meilleurs, variés" : " varied ones among the best");
  return fr ? "les " + std::to_string(count) + " meilleurs" : "the best " + std::to_string(count);
}

// Says the place by score alone where it is another one.
std::string plain_rank_text(const ShownMatch& match, std::size_t rank, Language language) {
  if (!match.plain_rank || *match.plain_rank == rank) return {};
  const std::string plain = std::to_string(*match.plain_rank);
  return language == Language::fr ? " (" + plain + "e par score seul)" : " (no. " + plain + " by score alone)";
}

void write_reasons(std::ostream& out, const Matcher& matcher, const Explanation& why, Language language) {
  const bool fr = language == Language::fr;
  out << (fr ? "    Pour vous  : " : "    For you    : ") << reasons_text(matcher, why.for_asker, language) << "\n";
  out << (fr ? "    Pour eux   : " : "    For them   : ") << reasons_text(matcher, why.for_candidate, language) << "\n";
  out << (fr ? "    Il manque  : à vous, " : "    Missing    : to you, ") << unmet_text(matcher, why.for_asker, language)
      << (fr ? " — à eux, " : " — to them, ") << unmet_text(matcher, why.for_candidate, language) << "\n";
  out << (fr ? "    Connu      : votre profil à " : "    Known      : your profile ") << percent_text(why.for_asker.known, language)
      << (fr ? ", le leur à " : ", theirs ") << percent_text(why.for_candidate.known, language) << "\n";
}

void write_one(std::ostream& out, const Matcher& matcher, const ShownMatch& match, std::size_t rank, Language language) {
  out << (rank < 10 ? " " : "") << rank << ". " << name_text(matcher, match.actor) << " · " << kind_text(matcher, match.actor, language)
      << " · " << place_text(matcher, match.actor, language) << " · " << tenths_text(tenths_of(score_millionths(match.score)), language)
      << "/100" << plain_rank_text(match, rank, language) << "\n";
  if (match.why) write_reasons(out, matcher, *match.why, language);
}

}  // namespace

void write_match_text(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const MatchView& view, Language language) {
  const bool fr = language == Language::fr;
  out << title(matcher, request, language) << "\n";
  for (const ShownList& list : view.lists) {
    out << "\n" << capitalised(matcher.taxonomy().label(list.kind, language)) << " — ";
    const std::string all = std::to_string(list.candidates);
    if (list.empty) {
      out << (fr ? "aucun partenaire à proposer, sur " + all + " dans l'annuaire\n"
                 : "no partner to propose, of " + all + " in the directory\n");
      if (list.candidates > 0) out << "    " << empty_sentence(*list.empty, language) << "\n";
    } else {
      out << how_many(list, language) << (fr ? ", sur " + all + " dans l'annuaire\n" : ", of " + all + " in the directory\n");
      for (std::size_t i = 0; i < list.matches.size(); ++i) write_one(out, matcher, list.matches[i], i + 1, language);
      if (list.diversity) out << diversity_text(*list.diversity, language) << "\n";
    }
    if (list.recall) out << recall_text(*list.recall, language) << "\n";
  }
  if (!view.has_reasons)
    out << (fr ? "\nRaisons : avec --directory, ou « binome why ».\n" : "\nReasons: with --directory, or \"binome why\".\n");
}

}  // namespace binome
