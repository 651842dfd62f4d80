#include "bindings/cli/recall_output.hpp"

#include "bindings/cli/match_output.hpp"
#include "bindings/cli/wording.hpp"

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

void write_recall(JsonText& json, const Recall& recall) {
  json.key("recall");
  json.writer.StartObject();
  json.member("k", static_cast<std::int64_t>(recall.k));
  json.member("requests", static_cast<std::int64_t>(recall.requests));
  json.member("expected", static_cast<std::int64_t>(recall.expected));
  json.member("found", static_cast<std::int64_t>(recall.found));
  json.decimal("share", recall.expected == 0 ? "null" : millionths_text(1'000'000 * recall.found / recall.expected));
  json.writer.EndObject();
}

}  // namespace binome
