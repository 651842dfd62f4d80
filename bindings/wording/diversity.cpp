#include "bindings/wording/diversity.hpp"

#include "bindings/wording/numbers.hpp"
#include "bindings/wording/say.hpp"

namespace binome {

std::string diversity_text(const DiversityCost& cost, Language language) {
  const int mean = tenths_of(cost.mean());
  const int plain = tenths_of(cost.plain_mean());
  const Argument mean_text("mean", tenths_text(mean, language));
  if (cost.score_sum == cost.plain_score_sum) return say(Message::diversity_as_plain, language, {mean_text});
  if (mean == plain) return say(Message::diversity_close, language, {mean_text});
  return say(Message::diversity_cost, language,
             {mean_text, {"plain", tenths_text(plain, language)}, {"lost", tenths_text(plain - mean, language)}});
}

std::string plain_rank_heading(Language language) { return say(Message::plain_rank_heading, language); }

}  // namespace binome
