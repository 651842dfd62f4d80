#include "bindings/cli/output/match_text.hpp"

#include "bindings/protocol/inline_record.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/recall.hpp"
#include "bindings/wording/say.hpp"
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
  const std::string name = asker_name(matcher, request, language);
  if (!request.actor) return say(Message::match_title_filter, language, {{"labels", name}});
  std::vector<Argument> of = {
      {"name", name}, {"kind", kind_text(matcher, *request.actor, language)}, {"place", place_text(matcher, *request.actor, language)}};
  if (request.listing == nullptr) return say({Message::match_title, std::move(of)}, language);
  of.emplace_back("intent", request.listing->intent == Intent::seek ? "seek" : "offer");
  if (request.listing->id != kNoListingId) of.emplace_back("listing", request.listing->id);
  return say({Message::match_title_listing, std::move(of)}, language);
}

// "Association — les 3 meilleurs, sur 40 dans l'annuaire"; with diversity, several are not the best ones.
std::string heading(const Matcher& matcher, const ShownList& list, Language language) {
  const Message message = list.empty ? Message::match_list_empty : list.diversity ? Message::match_list_varied : Message::match_list;
  return say(
      message, language,
      {{"kind", capitalised(matcher.taxonomy().label(list.kind, language))}, {"count", list.matches.size()}, {"all", list.candidates}});
}

void write_reasons(std::ostream& out, const Matcher& matcher, const Explanation& why, Language language) {
  const auto line = [&](const std::string& text) { out << "    " << text << "\n"; };
  line(say(Message::match_for_you, language, {{"reasons", reasons_text(matcher, why.for_asker, language)}}));
  line(say(Message::match_for_them, language, {{"reasons", reasons_text(matcher, why.for_candidate, language)}}));
  line(say(Message::match_missing, language,
           {{"yours", unmet_text(matcher, why.for_asker, language)}, {"theirs", unmet_text(matcher, why.for_candidate, language)}}));
  line(say(Message::match_known, language,
           {{"yours", percent_text(why.for_asker.known, language)}, {"theirs", percent_text(why.for_candidate.known, language)}}));
}

// Says the place by score alone where it is another one.
void write_one(std::ostream& out, const Matcher& matcher, const ShownMatch& match, std::size_t rank, Language language) {
  const std::size_t plain = match.plain_rank && *match.plain_rank != rank ? *match.plain_rank : 0;
  out << (rank < 10 ? " " : "")
      << say(Message::match_one, language,
             {{"rank", rank},
              {"name", name_text(matcher, match.actor)},
              {"kind", kind_text(matcher, match.actor, language)},
              {"place", place_text(matcher, match.actor, language)},
              {"score", tenths_text(tenths_of(score_millionths(match.score)), language)},
              {"plain", plain}})
      << "\n";
  if (match.why) write_reasons(out, matcher, *match.why, language);
}

}  // namespace

void write_match_text(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const MatchView& view, Language language) {
  out << title(matcher, request, language) << "\n";
  for (const ShownList& list : view.lists) {
    out << "\n" << heading(matcher, list, language) << "\n";
    if (list.empty && list.candidates > 0) out << "    " << empty_sentence(*list.empty, language) << "\n";
    for (std::size_t i = 0; i < list.matches.size(); ++i) write_one(out, matcher, list.matches[i], i + 1, language);
    if (!list.empty && list.diversity) out << diversity_text(*list.diversity, language) << "\n";
    if (list.recall) out << recall_text(*list.recall, language) << "\n";
  }
  if (!view.has_reasons) out << "\n" << say(Message::match_no_reasons, language) << "\n";
}

}  // namespace binome
