#include "bindings/protocol/list_json.hpp"

#include "bindings/protocol/json_text.hpp"
#include "bindings/wording/numbers.hpp"

namespace binome {

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
