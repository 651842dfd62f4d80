#include "bindings/wording/recall.hpp"

#include "bindings/wording/numbers.hpp"

namespace binome {

std::string recall_text(const Recall& recall, Language language) {
  const bool fr = language == Language::fr;
  const std::string requests = std::to_string(recall.requests);
  if (recall.expected == 0) {
    return fr ? "Recherche approchée : rien à retrouver dans les " + requests + " demandes de l'échantillon"
              : "Approximate search: nothing to find in the " + requests + " requests of the sample";
  }
  const std::string percent = tenths_text(static_cast<int>(1000 * recall.found / recall.expected), language);
  const std::string k = recall.k == 1 ? "" : std::to_string(recall.k);
  return fr ? "Recherche approchée : retrouve " + percent + " % des " + (k.empty() ? "" : k + " ") + "meilleurs (mesuré sur " + requests +
                  " demandes)"
            : "Approximate search: finds " + percent + "% of the best " + (k.empty() ? "" : k + " ") + "(measured on " + requests +
                  " requests)";
}

}  // namespace binome
