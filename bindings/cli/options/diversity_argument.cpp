#include "bindings/cli/options/diversity_argument.hpp"

#include "bindings/records/cell_values.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {

void DiversityArgument::add_to(Command& command, const Session& session) {
  option_ = command
                .option("--diversity", written_,
                        session.text(
                            "propose des structures qui diffèrent entre elles, parmi les meilleures, et dit ce qu'il en coûte en score : "
                            "0.8 conseillé ; 1 : par score seul ; plus près de 0 : plus de variété",
                            "proposes actors that differ from one another, among the best, and says what it costs in score: "
                            "0.8 recommended; 1: by score alone; nearer to 0: more variety"))
                .type_name("MU")
                .advanced();
}

Result<std::optional<double>> DiversityArgument::value(std::size_t k) const {
  if (!option_ || !option_->given()) return std::nullopt;
  const auto mu = parse_decimal(written_);
  if (mu && is_diversity(*mu)) return check_diversity(mu, k).map([&] { return mu; });
  return fail(ErrorCode::diversity_expected, {{"value", shorten(written_)}});
}

}  // namespace binome
