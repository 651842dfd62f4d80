#include "bindings/cli/options/pair_argument.hpp"

#include <array>

namespace binome {

Result<KindPair> parse_pair(const Taxonomy& taxonomy, const std::string& option, const std::string& pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos)
    return fail(ErrorKind::wrong_use, option + " : deux types séparés par « : » sont attendus, par exemple association:enterprise",
                option + ": two kinds separated by \":\" are expected, such as association:enterprise");
  std::array<Term, 2> kinds;
  const std::array words = {pair.substr(0, colon), pair.substr(colon + 1)};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto kind = taxonomy.resolve(Vocabulary::kind, words[i]);
    if (!kind || taxonomy.parent(*kind))
      return fail(ErrorKind::wrong_use, option + " : type inconnu « " + words[i] + " »", option + ": unknown kind \"" + words[i] + "\"");
    kinds[i] = *kind;
  }
  return KindPair{kinds[0], kinds[1]};
}

}  // namespace binome
