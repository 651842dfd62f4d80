#include "bindings/cli/options/pair_argument.hpp"

#include <array>

#include "features/error_codes.hpp"

namespace binome {

Result<KindPair> parse_pair(const Taxonomy& taxonomy, const std::string& option, const std::string& pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos) return fail(ErrorCode::pair_malformed, {{"option", option}});
  std::array<Term, 2> kinds;
  const std::array words = {pair.substr(0, colon), pair.substr(colon + 1)};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto kind = taxonomy.resolve(Vocabulary::kind, words[i]);
    if (!kind || taxonomy.parent(*kind)) return fail(ErrorCode::pair_unknown_kind, {{"option", option}, {"value", words[i]}});
    kinds[i] = *kind;
  }
  return KindPair{kinds[0], kinds[1]};
}

}  // namespace binome
