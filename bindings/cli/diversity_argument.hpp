// --diversity: the option that several commands share, and how what it cost is said.
#pragma once

#include <optional>
#include <string>

#include "bindings/cli/pair_json.hpp"
#include "bindings/cli/session.hpp"
#include "engine/ranking/diversity.hpp"

namespace binome {

class DiversityArgument {
 public:
  // Adds --diversity MU to a command.
  void add_to(Command& command, const Session& session);
  // mu for lists of k, or none where the option was not given. Errors: no number, out of range, or too long a list.
  Result<std::optional<double>> value(std::size_t k) const;

 private:
  std::optional<Option> option_;
  std::string written_;
};

// Whether diversify() takes it.
bool is_diversity(double mu);
// An error where diversity is asked for lists longer than kMostDiversified.
Result<void> check_diversity(std::optional<double> mu, std::size_t k);
// What is_diversity() wants, as the end of a sentence.
Bilingual expected_diversity();

// "Diversité : score moyen 61,2 au lieu de 63,0 (−1,8)", of at least one match.
std::string diversity_text(const DiversityCost& cost, Language language);
// The heading of a column of places by score alone.
std::string plain_rank_heading(Language language);
// The member "diversity" of an open object: mu and both means, null where there is no match.
void write_diversity(JsonText& json, double mu, const DiversityCost& cost);

}  // namespace binome
