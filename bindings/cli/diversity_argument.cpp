#include "bindings/cli/diversity_argument.hpp"

#include "bindings/cli/match_output.hpp"
#include "bindings/cli/wording.hpp"
#include "bindings/files/cell_values.hpp"

namespace binome {

void DiversityArgument::add_to(Command& command, const Session& session) {
  option_ = command
                .option("--diversity", written_,
                        session.text(
                            "propose des structures qui diffèrent entre elles, parmi les meilleures, et dit ce qu'il en coûte en score : "
                            "0.8 conseillé ; 1 : par score seul ; plus près de 0 : plus de variété",
                            "proposes actors that differ from one another, among the best, and says what it costs in score: "
                            "0.8 recommended; 1: by score alone; nearer to 0: more variety"))
                .type_name("MU");
}

Result<std::optional<double>> DiversityArgument::value(std::size_t k) const {
  if (!option_ || !option_->given()) return std::nullopt;
  const auto mu = parse_decimal(written_);
  if (mu && is_diversity(*mu)) return check_diversity(mu, k).map([&] { return mu; });
  const Bilingual expected = expected_diversity();
  return fail(ErrorKind::wrong_use, "--diversity : " + expected.fr + " (« " + shorten(written_) + " »)",
              "--diversity: " + expected.en + " (\"" + shorten(written_) + "\")");
}

bool is_diversity(double mu) { return mu > 0 && mu <= 1; }

Result<void> check_diversity(std::optional<double> mu, std::size_t k) {
  if (!mu || k <= kMostDiversified) return {};
  const std::string most = std::to_string(kMostDiversified);
  return fail(ErrorKind::wrong_use, "la diversité demande des listes d'au plus " + most + " propositions (k = " + std::to_string(k) + ")",
              "diversity takes lists of at most " + most + " proposals (k = " + std::to_string(k) + ")");
}

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

void write_diversity(JsonText& json, double mu, const DiversityCost& cost) {
  json.key("diversity");
  json.writer.StartObject();
  json.key("mu");
  json.writer.Double(mu);
  const bool any = cost.matches > 0;
  json.decimal("mean_score", any ? millionths_text(cost.mean()) : "null");
  json.decimal("plain_mean_score", any ? millionths_text(cost.plain_mean()) : "null");
  json.writer.EndObject();
}

}  // namespace binome
