#include "bindings/cli/output/match_tables.hpp"

#include <array>

#include "bindings/files/csv_writer.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {

void write_match_csv(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const MatchView& view, Language language) {
  const bool fr = language == Language::fr;
  std::vector<std::string> header = fr ? std::vector<std::string>{"Type", "Rang", "Nom", "Catégorie", "Lieu", "Score"}
                                       : std::vector<std::string>{"Kind", "Rank", "Name", "Sub-kind", "Place", "Score"};
  if (view.has_reasons) {
    for (const char* column : fr ? std::array{"Pour vous", "Pour eux", "Il vous manque", "Il leur manque", "Profil connu"}
                                 : std::array{"For you", "For them", "Missing to you", "Missing to them", "Profile known"})
      header.emplace_back(column);
  }
  header.emplace_back(fr ? "Identifiant" : "Id");
  if (request.diversity) header.push_back(plain_rank_heading(language));
  CsvWriter csv(out, header);
  for (const ShownList& list : view.lists) {
    std::size_t rank = 0;
    for (const ShownMatch& match : list.matches) {
      std::vector<std::string> row = {
          matcher.taxonomy().label(list.kind, language), std::to_string(++rank),
          std::string(matcher.card(match.actor).name),   kind_text(matcher, match.actor, language),
          place_text(matcher, match.actor, language),    tenths_text(tenths_of(score_millionths(match.score)), language)};
      if (match.why) {
        for (std::string cell :
             {reasons_text(matcher, match.why->for_asker, language), reasons_text(matcher, match.why->for_candidate, language),
              unmet_text(matcher, match.why->for_asker, language), unmet_text(matcher, match.why->for_candidate, language),
              percent_text(match.why->for_candidate.known, language)})
          row.push_back(std::move(cell));
      }
      row.emplace_back(matcher.id(match.actor));
      if (match.plain_rank) row.push_back(std::to_string(*match.plain_rank));
      csv.row(row);
    }
  }
}

void write_match_tsv(std::ostream& out, const Matcher& matcher, const MatchView& view) {
  for (const ShownList& list : view.lists) {
    std::size_t rank = 0;
    for (const ShownMatch& match : list.matches) {
      out << matcher.taxonomy().code(list.kind) << "\t" << ++rank << "\t" << matcher.id(match.actor) << "\t" << score_text(match.score)
          << "\n";
    }
  }
}

}  // namespace binome
