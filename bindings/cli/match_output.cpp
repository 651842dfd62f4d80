#include "bindings/cli/match_output.hpp"

#include "bindings/cli/diversity_argument.hpp"
#include "bindings/cli/pair_json.hpp"
#include "bindings/cli/wording.hpp"
#include "bindings/files/csv_writer.hpp"

namespace binome {
namespace {

std::string asker_name(const Engine& engine, const MatchRequest& request, Language language) {
  if (request.actor) return name_text(engine, *request.actor);
  std::string name;
  for (const TermSet* set : {&request.filter.countries, &request.filter.themes}) {
    for (const Term term : set->all()) name += (name.empty() ? "" : ", ") + engine.taxonomy().label(term, language);
  }
  return name;
}

std::string title(const Engine& engine, const MatchRequest& request, Language language) {
  const bool fr = language == Language::fr;
  const std::string name = asker_name(engine, request, language);
  if (!request.actor) return (fr ? "Structures qui correspondent à : " : "Structures that fit: ") + name;
  std::string text = (fr ? "Partenaires proposés à " : "Partners proposed to ") + name + " (" +
                     kind_text(engine, *request.actor, language) + ", " + place_text(engine, *request.actor, language) + ")";
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

void write_one(std::ostream& out, const Engine& engine, const Asker& asker, const RankedList& list, std::size_t place, Language language) {
  const bool fr = language == Language::fr;
  const ActorIndex actor = list.matches[place].actor;
  const Explanation why = explain(engine, asker, actor);
  out << (place < 9 ? " " : "") << place + 1 << ". " << name_text(engine, actor) << " · " << kind_text(engine, actor, language) << " · "
      << place_text(engine, actor, language) << " · " << tenths_text(why.tenths, language) << "/100"
      << plain_rank_text(list, place, language) << "\n";
  out << (fr ? "    Pour vous  : " : "    For you    : ") << reasons_text(engine, why.for_asker, language) << "\n";
  out << (fr ? "    Pour eux   : " : "    For them   : ") << reasons_text(engine, why.for_candidate, language) << "\n";
  out << (fr ? "    Il manque  : à vous, " : "    Missing    : to you, ") << unmet_text(engine, why.for_asker, language)
      << (fr ? " — à eux, " : " — to them, ") << unmet_text(engine, why.for_candidate, language) << "\n";
  out << (fr ? "    Connu      : votre profil à " : "    Known      : your profile ") << percent_text(why.for_asker.known, language)
      << (fr ? ", le leur à " : ", theirs ") << percent_text(why.for_candidate.known, language) << "\n";
}

}  // namespace

std::string millionths_text(std::uint64_t millionths) {
  std::string decimals = std::to_string(millionths % 1'000'000);
  decimals.insert(0, 6 - decimals.size(), '0');
  return std::to_string(millionths / 1'000'000) + "." + decimals;
}

std::string score_text(PairScore score) { return millionths_text(score_millionths(score)); }

void write_match_text(std::ostream& out, const Engine& engine, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language) {
  const bool fr = language == Language::fr;
  out << title(engine, request, language) << "\n";
  const Asker asker = engine.make_asker(request);
  for (const MatchList& list : lists) {
    out << "\n" << capitalised(engine.taxonomy().label(list.kind, language)) << " — ";
    const std::string all = std::to_string(list.candidates);
    if (list.matches.empty()) {
      out << (fr ? "aucun partenaire à proposer, sur " + all + " dans l'annuaire\n"
                 : "no partner to propose, of " + all + " in the directory\n");
      continue;
    }
    out << how_many(list, language) << (fr ? ", sur " + all + " dans l'annuaire\n" : ", of " + all + " in the directory\n");
    for (std::size_t i = 0; i < list.matches.size(); ++i) write_one(out, engine, asker, list, i, language);
    if (list.diversity) out << diversity_text(list.diversity->cost, language) << "\n";
  }
}

void write_match_json(std::ostream& out, const Engine& engine, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language) {
  JsonText json;
  const Asker asker = engine.make_asker(request);
  json.writer.StartObject();
  if (request.actor) json.member("actor", engine.profiles().id(*request.actor));
  if (request.listing != nullptr) json.member("listing", request.listing->id);
  json.member("today", to_string(engine.options().today));
  json.key("lists");
  json.writer.StartArray();
  for (const MatchList& list : lists) {
    json.writer.StartObject();
    json.member("kind", engine.taxonomy().code(list.kind));
    json.member("candidates", static_cast<std::int64_t>(list.candidates));
    if (list.diversity) write_diversity(json, *request.diversity, list.diversity->cost);
    json.key("matches");
    json.writer.StartArray();
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const Actor& actor = engine.profiles().actor(list.matches[i].actor);
      json.writer.StartObject();
      json.member("rank", static_cast<std::int64_t>(i + 1));
      if (list.diversity) json.member("plain_rank", static_cast<std::int64_t>(list.diversity->plain_ranks[i]));
      json.member("id", actor.id);
      json.member("name", actor.name);
      json.member("kind", kind_text(engine, list.matches[i].actor, language));
      json.member("place", place_text(engine, list.matches[i].actor, language));
      write_explanation(json, engine, explain(engine, asker, list.matches[i].actor), language);
      json.writer.EndObject();
    }
    json.writer.EndArray();
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.writer.EndObject();
  out << json.text() << "\n";
}

void write_match_csv(std::ostream& out, const Engine& engine, const MatchRequest& request, const std::vector<MatchList>& lists,
                     Language language) {
  const bool fr = language == Language::fr;
  const Asker asker = engine.make_asker(request);
  std::vector<std::string> header =
      fr ? std::vector<std::string>{"Type",           "Rang",           "Nom",          "Catégorie",
                                    "Lieu",           "Score",          "Pour vous",    "Pour eux",
                                    "Il vous manque", "Il leur manque", "Profil connu", "Identifiant"}
         : std::vector<std::string>{"Kind",    "Rank",     "Name",           "Sub-kind",        "Place",         "Score",
                                    "For you", "For them", "Missing to you", "Missing to them", "Profile known", "Id"};
  if (request.diversity) header.push_back(plain_rank_heading(language));
  CsvWriter csv(out, header);
  for (const MatchList& list : lists) {
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const ActorIndex actor = list.matches[i].actor;
      const Explanation why = explain(engine, asker, actor);
      std::vector<std::string> row = {engine.taxonomy().label(list.kind, language),
                                      std::to_string(i + 1),
                                      engine.profiles().actor(actor).name,
                                      kind_text(engine, actor, language),
                                      place_text(engine, actor, language),
                                      tenths_text(why.tenths, language),
                                      reasons_text(engine, why.for_asker, language),
                                      reasons_text(engine, why.for_candidate, language),
                                      unmet_text(engine, why.for_asker, language),
                                      unmet_text(engine, why.for_candidate, language),
                                      percent_text(why.for_candidate.known, language),
                                      std::string(engine.profiles().id(actor))};
      if (list.diversity) row.push_back(std::to_string(list.diversity->plain_ranks[i]));
      csv.row(row);
    }
  }
}

void write_match_tsv(std::ostream& out, const Engine& engine, const std::vector<MatchList>& lists) {
  for (const MatchList& list : lists) {
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      out << engine.taxonomy().code(list.kind) << "\t" << i + 1 << "\t" << engine.profiles().id(list.matches[i].actor) << "\t"
          << score_text(list.matches[i].score) << "\n";
    }
  }
}

}  // namespace binome
