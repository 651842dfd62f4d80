#include "bindings/protocol/explanation_json.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "bindings/wording/numbers.hpp"
#include "bindings/wording/sentences.hpp"

namespace binome {
namespace {

std::string fixed(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", number);
  return text;
}

// What the other side has of what is wanted: the very thing, what lies above it, another thing near it; or what nobody stated
// but is derived from all records (words, cells, thresholds, partners of partners).
std::string_view relation(const Reason& reason) {
  if (!reason.grouped.empty()) return "derived";
  if (reason.met == reason.wanted) return "same";
  return reason.held == reason.met ? "broader" : "near";
}

void write_concept(JsonText& json, const Matcher& matcher, std::string_view name, ConceptId id, std::size_t block, Language language) {
  json.member(name, matcher.concepts().code(id));
  json.member(std::string(name) + "_label", concept_label(matcher, id, block, language));
}

// The concepts of a reason that stands for several, the strongest first; each label once.
void write_concepts(JsonText& json, const Matcher& matcher, const Reason& reason, Language language) {
  const ConceptSpace& space = matcher.concepts();
  std::vector<std::string> labels;
  json.list("concepts", reason.grouped, [&](ConceptId id) {
    // Someone visible when the statistics were made may not be now: not to be named.
    if (const auto actor = space.actor(id); actor && !matcher.actors().attributes(*actor).visible) return;
    std::string label = concept_label(matcher, id, reason.block, language);
    if (std::find(labels.begin(), labels.end(), label) != labels.end()) return;
    json.writer.StartObject();
    json.member("code", space.code(id));
    json.member("label", label);
    json.writer.EndObject();
    labels.push_back(std::move(label));
  });
}

void write_reason(JsonText& json, const Matcher& matcher, const Reason& reason, Language language) {
  const ConceptSpace& space = matcher.concepts();
  json.writer.StartObject();
  json.member("block", space.block(reason.block).name());
  json.member("block_label", space.block(reason.block).title().in(language));
  if (reason.grouped.empty()) {
    write_concept(json, matcher, "wanted", reason.wanted, reason.block, language);
    write_concept(json, matcher, "held", reason.held, reason.block, language);
  }
  json.member("relation", relation(reason));
  json.decimal("points", tenths_text(reason.tenths, Language::en));
  json.member("text", reason_sentence(matcher, reason, language));
  if (!reason.grouped.empty()) {
    write_concepts(json, matcher, reason, language);
  }
  json.writer.EndObject();
}

void write_direction(JsonText& json, std::string_view name, const Matcher& matcher, const Direction& direction, Language language) {
  const ConceptSpace& space = matcher.concepts();
  json.object(name, [&] {
    json.decimal("coverage", fixed(static_cast<double>(direction.score) / kScale));
    json.decimal("known", fixed(direction.known));
    json.key("reasons");
    json.writer.StartArray();
    for (const Reason& reason : direction.reasons) {
      if (reason.tenths > 0) write_reason(json, matcher, reason, language);
    }
    json.writer.EndArray();
    json.decimal("others", tenths_text(direction.others_tenths, Language::en));
    json.decimal("prior", tenths_text(direction.prior_tenths, Language::en));
    json.list("missing", direction.unmet, [&](const Unmet& unmet) {
      json.writer.StartObject();
      json.member("block", space.block(unmet.block).name());
      json.member("block_label", space.block(unmet.block).title().in(language));
      write_concept(json, matcher, "wanted", unmet.wanted, unmet.block, language);
      json.decimal("share", fixed(unmet.share));
      json.writer.EndObject();
    });
  });
}

}  // namespace

void write_score(JsonText& json, PairScore score) {
  json.decimal("score", score_text(score));
  json.decimal("points", tenths_text(tenths_of(score_millionths(score)), Language::en));
}

void write_explanation(JsonText& json, const Matcher& matcher, const Explanation& why, Language language) {
  write_direction(json, "for_you", matcher, why.for_asker, language);
  write_direction(json, "for_them", matcher, why.for_candidate, language);
}

}  // namespace binome
