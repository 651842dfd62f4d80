#include "bindings/protocol/pair_json.hpp"

#include <cstdio>

#include "bindings/cli/output/match_output.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

std::string fixed(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", number);
  return text;
}

void write_direction(JsonText& json, std::string_view name, const Engine& engine, const Direction& direction, Language language) {
  json.key(name);
  json.writer.StartObject();
  json.decimal("coverage", fixed(static_cast<double>(direction.score) / kScale));
  json.decimal("known", fixed(direction.known));
  json.key("reasons");
  json.writer.StartArray();
  for (const Reason& reason : direction.reasons) {
    json.writer.StartObject();
    json.member("block", engine.space().block(reason.block).name());
    json.member("text", reason_text(engine, reason, language));
    json.decimal("points", tenths_text(reason.tenths, Language::en));
    if (!reason.grouped.empty()) {
      json.key("concepts");
      json.writer.StartArray();
      for (const std::string& label : grouped_labels(engine, reason, language)) json.value(label);
      json.writer.EndArray();
    }
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.decimal("others", tenths_text(direction.others_tenths, Language::en));
  json.decimal("prior", tenths_text(direction.prior_tenths, Language::en));
  json.key("missing");
  json.writer.StartArray();
  for (const Unmet& unmet : direction.unmet) {
    json.writer.StartObject();
    json.member("block", engine.space().block(unmet.block).name());
    json.member("text", engine.space().label(unmet.wanted, unmet.block).in(language));
    json.decimal("share", fixed(unmet.share));
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.writer.EndObject();
}

}  // namespace

void write_explanation(JsonText& json, const Engine& engine, const Explanation& why, Language language) {
  json.decimal("score", tenths_text(why.tenths, Language::en));
  json.decimal("score_exact", score_text(why.score));
  write_direction(json, "for_you", engine, why.for_asker, language);
  write_direction(json, "for_them", engine, why.for_candidate, language);
}

}  // namespace binome
