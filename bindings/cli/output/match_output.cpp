#include "bindings/cli/output/match_output.hpp"

#include <array>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/files/csv_writer.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/list_json.hpp"
#include "bindings/protocol/pair_json.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/recall.hpp"
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
    if (request.listing->id != "-") text += fr ? " « " + request.listing->id + " »" : " \"" + request.listing->id + "\"";
  }
  return text;
}

// "les 3 meilleurs"; with diversity, several are not the best ones.
std::string how_many(const RankedList& list, Language language) {
  const bool fr = language == Language::fr;
  const std::size_t count = list.matches.size();
  if (count == 1) return fr ? "le meilleur" : "the best";
  if (list.diversity) return std::to_string(count) + (fr ? " parmi les meilleurs, variés" : " varied ones among the best");
  return fr ? "les " + std::to_string(count) + " meilleurs" : "the best " + std::to_string(count);
}

// Says the place by score alone where it is another one.
std::string plain_rank_text(const RankedList& list, std::size_t place, Language language) {
  if (!list.diversity || list.diversity->plain_ranks[place] == place + 1) return {};
  const std::string rank = std::to_string(list.diversity->plain_ranks[place]);
  return language == Language::fr ? " (" + rank + "e par score seul)" : " (no. " + rank + " by score alone)";
}

void write_reasons(std::ostream& out, const Engine& engine, const Explanation& why, Language language) {
  const bool fr = language == Language::fr;
  out << (fr ? "    Pour vous  : " : "    For you    : ") << reasons_text(engine, why.for_asker, language) << "\n";
  out << (fr ? "    Pour eux   : " : "    For them   : ") << reasons_text(engine, why.for_candidate, language) << "\n";
  out << (fr ? "    Il manque  : à vous, " : "    Missing    : to you, ") << unmet_text(engine, why.for_asker, language)
      << (fr ? " — à eux, " : " — to them, ") << unmet_text(engine, why.for_candidate, language) << "\n";
  out << (fr ? "    Connu      : votre profil à " : "    Known      : your profile ") << percent_text(why.for_asker.known, language)
      << (fr ? ", le leur à " : ", theirs ") << percent_text(why.for_candidate.known, language) << "\n";
}

// Why each of the matches of a request is proposed; nothing where the matcher is no engine.
class Reasons {
 public:
  Reasons(const Matcher& matcher, const MatchRequest& request) : engine_(matcher.engine()) {
    if (engine_ != nullptr) asker_ = engine_->make_requester(request);
  }
  // Null where there are no reasons.
  const Engine* engine() const { return engine_; }
  std::optional<Explanation> of(ActorIndex actor) const {
    return engine_ == nullptr ? std::nullopt : std::optional(explain(*engine_, asker_, actor));
  }

 private:
  const Engine* engine_;
  Requester asker_;
};

// S × 10, rounded half up.
int shown_tenths(PairScore score) { return tenths_of(score_millionths(score)); }

void write_one(std::ostream& out, const Matcher& matcher, const Reasons& reasons, const RankedList& list, std::size_t place,
               Language language) {
  const auto& [actor, score] = list.matches[place];
  const std::optional<Explanation> why = reasons.of(actor);
  out << (place < 9 ? " " : "") << place + 1 << ". " << name_text(matcher, actor) << " · " << kind_text(matcher, actor, language) << " · "
      << place_text(matcher, actor, language) << " · " << tenths_text(why ? why->tenths : shown_tenths(score), language) << "/100"
      << plain_rank_text(list, place, language) << "\n";
  if (why) write_reasons(out, *reasons.engine(), *why, language);
}

}  // namespace

void write_match_text(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language) {
  const bool fr = language == Language::fr;
  out << title(matcher, request, language) << "\n";
  const Reasons reasons(matcher, request);
  for (const MatchList& list : lists) {
    out << "\n" << capitalised(matcher.taxonomy().label(list.kind, language)) << " — ";
    const std::string all = std::to_string(list.candidates);
    if (list.matches.empty()) {
      out << (fr ? "aucun partenaire à proposer, sur " + all + " dans l'annuaire\n"
                 : "no partner to propose, of " + all + " in the directory\n");
      if (list.recall) out << recall_text(*list.recall, language) << "\n";
      continue;
    }
    out << how_many(list, language) << (fr ? ", sur " + all + " dans l'annuaire\n" : ", of " + all + " in the directory\n");
    for (std::size_t i = 0; i < list.matches.size(); ++i) write_one(out, matcher, reasons, list, i, language);
    if (list.diversity) out << diversity_text(list.diversity->cost, language) << "\n";
    if (list.recall) out << recall_text(*list.recall, language) << "\n";
  }
  if (reasons.engine() == nullptr)
    out << (fr ? "\nRaisons : avec --directory, ou « binome why ».\n" : "\nReasons: with --directory, or \"binome why\".\n");
}

void write_match_json(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language) {
  JsonText json;
  const Reasons reasons(matcher, request);
  json.writer.StartObject();
  if (request.actor) json.member("actor", matcher.id(*request.actor));
  if (request.listing != nullptr) json.member("listing", request.listing->id);
  json.member("today", to_string(matcher.today()));
  json.key("lists");
  json.writer.StartArray();
  for (const MatchList& list : lists) {
    json.writer.StartObject();
    json.member("kind", matcher.taxonomy().code(list.kind));
    json.member("candidates", static_cast<std::int64_t>(list.candidates));
    if (list.diversity) write_diversity(json, *request.diversity, list.diversity->cost);
    if (list.recall) write_recall(json, *list.recall);
    json.key("matches");
    json.writer.StartArray();
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const auto& [actor, score] = list.matches[i];
      json.writer.StartObject();
      json.member("rank", static_cast<std::int64_t>(i + 1));
      if (list.diversity) json.member("plain_rank", static_cast<std::int64_t>(list.diversity->plain_ranks[i]));
      json.member("id", matcher.id(actor));
      json.member("name", matcher.card(actor).name);
      json.member("kind", kind_text(matcher, actor, language));
      json.member("place", place_text(matcher, actor, language));
      if (const auto why = reasons.of(actor)) {
        write_explanation(json, *reasons.engine(), *why, language);
      } else {
        json.decimal("score", tenths_text(shown_tenths(score), Language::en));
        json.decimal("score_exact", score_text(score));
      }
      json.writer.EndObject();
    }
    json.writer.EndArray();
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.writer.EndObject();
  out << json.text() << "\n";
}

void write_match_csv(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                     Language language) {
  const bool fr = language == Language::fr;
  const Reasons reasons(matcher, request);
  std::vector<std::string> header = fr ? std::vector<std::string>{"Type", "Rang", "Nom", "Catégorie", "Lieu", "Score"}
                                       : std::vector<std::string>{"Kind", "Rank", "Name", "Sub-kind", "Place", "Score"};
  if (reasons.engine() != nullptr) {
    for (const char* column : fr ? std::array{"Pour vous", "Pour eux", "Il vous manque", "Il leur manque", "Profil connu"}
                                 : std::array{"For you", "For them", "Missing to you", "Missing to them", "Profile known"})
      header.emplace_back(column);
  }
  header.emplace_back(fr ? "Identifiant" : "Id");
  if (request.diversity) header.push_back(plain_rank_heading(language));
  CsvWriter csv(out, header);
  for (const MatchList& list : lists) {
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const auto& [actor, score] = list.matches[i];
      const auto why = reasons.of(actor);
      std::vector<std::string> row = {
          matcher.taxonomy().label(list.kind, language), std::to_string(i + 1),
          std::string(matcher.card(actor).name),         kind_text(matcher, actor, language),
          place_text(matcher, actor, language),          tenths_text(why ? why->tenths : shown_tenths(score), language)};
      if (why) {
        const Engine& engine = *reasons.engine();
        for (std::string cell : {reasons_text(engine, why->for_asker, language), reasons_text(engine, why->for_candidate, language),
                                 unmet_text(engine, why->for_asker, language), unmet_text(engine, why->for_candidate, language),
                                 percent_text(why->for_candidate.known, language)})
          row.push_back(std::move(cell));
      }
      row.emplace_back(matcher.id(actor));
      if (list.diversity) row.push_back(std::to_string(list.diversity->plain_ranks[i]));
      csv.row(row);
    }
  }
}

void write_match_tsv(std::ostream& out, const Matcher& matcher, const std::vector<MatchList>& lists) {
  for (const MatchList& list : lists) {
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      out << matcher.taxonomy().code(list.kind) << "\t" << i + 1 << "\t" << matcher.id(list.matches[i].actor) << "\t"
          << score_text(list.matches[i].score) << "\n";
    }
  }
}

}  // namespace binome
