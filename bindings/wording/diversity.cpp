#include "bindings/wording/diversity.hpp"

#include "bindings/wording/numbers.hpp"

namespace binome {

Bilingual expected_diversity() {
  return {"un nombre au-dessus de 0 et jusqu'à 1 est attendu, par exemple 0.8", "a number above 0 and up to 1 is expected, such as 0.8"};
}

std::string diversity_text(const DiversityCost& cost, Language language) {
  const bool fr = language == Language::fr;
  const int mean = tenths_of(cost.mean());
  const int plain = tenths_of(cost.plain_mean());
  const std::string start = (fr ? "Diversité : score moyen " : "Diversity: mean score ") + tenths_text(mean, language);
  if (cost.score_sum == cost.plain_score_sum) return start + (fr ? ", comme par score seul" : ", as by score alone");
  if (mean == plain) return start + (fr ? ", à moins de 0,1 de celui par score seul" : ", within 0.1 of that by score alone");
  return start + (fr ? " au lieu de " : " instead of ") + tenths_text(plain, language) + " (−" + tenths_text(plain - mean, language) + ")";
}

std::string plain_rank_heading(Language language) { return language == Language::fr ? "Rang par score seul" : "Rank by score alone"; }

}  // namespace binome
