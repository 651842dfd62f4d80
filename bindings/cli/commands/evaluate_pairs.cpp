// binome evaluate --pairs: pairs of a file, hidden one at a time.
#include "bindings/cli/commands/evaluate.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/pairs_file.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"
#include "engine/evaluation/hidden_pairs.hpp"

namespace binome {
namespace {

// One hidden pair: how each side ranks the other, and how strong the link is without what only the partnership shows.
struct HiddenPair {
  std::string a, b;
  Exclusion exclusion;
  PairScore score;
  Standing forth, back;
};

Standing standing_of(const Engine& engine, ActorIndex a, ActorIndex b) { return engine.why({a, nullptr, {}, 10, {}}, b)->standing; }

std::string rank_text(const Standing& place) {
  return place.rank == 0 ? "–/" + std::to_string(place.eligible) : std::to_string(place.rank) + "/" + std::to_string(place.eligible);
}

void write_text(Session& session, const std::vector<HiddenPair>& pairs) {
  const bool fr = session.language() == Language::fr;
  session.out() << (fr ? "a | b | rang de b pour a | rang de a pour b | score\n--- | --- | --- | --- | ---\n"
                       : "a | b | rank of b for a | rank of a for b | score\n--- | --- | --- | --- | ---\n");
  std::size_t listed = 0;
  std::size_t top = 0;
  for (const HiddenPair& pair : pairs) {
    session.out() << pair.a << " | " << pair.b << " | " << rank_text(pair.forth) << " | " << rank_text(pair.back) << " | "
                  << tenths_text(tenths_of(score_millionths(pair.score)), session.language()) << "\n";
    listed += pair.forth.rank > 0 ? 1 : 0;
    top += (pair.forth.rank > 0 && pair.forth.rank <= 10) || (pair.back.rank > 0 && pair.back.rank <= 10) ? 1 : 0;
  }
  session.out() << "\n"
                << pairs.size() << (fr ? " paires cachées ; " : " hidden pairs; ") << listed
                << (fr ? " avec un score, " : " with a score, ") << top
                << (fr ? " parmi les dix premiers d'au moins un côté.\n" : " among the best ten of at least one side.\n");
}

void write_json(Session& session, const std::vector<HiddenPair>& pairs) {
  for (const HiddenPair& pair : pairs) {
    JsonText json;
    json.writer.StartObject();
    json.member("a", pair.a);
    json.member("b", pair.b);
    json.member("rule", rule_code(pair.exclusion.rule));
    json.decimal("score", score_text(pair.score));
    json.member("rank_of_b", static_cast<std::int64_t>(pair.forth.rank));
    json.member("candidates_of_a", static_cast<std::int64_t>(pair.forth.eligible));
    json.member("rank_of_a", static_cast<std::int64_t>(pair.back.rank));
    json.member("candidates_of_b", static_cast<std::int64_t>(pair.back.eligible));
    json.writer.EndObject();
    session.out() << json.text() << "\n";
  }
}

}  // namespace

void evaluate_pairs(Session& session, EvaluateOptions& options) {
  const auto directory = options.engine.read(session);
  if (!directory) return session.fail(directory.error());
  const auto whole = options.engine.open(session, *directory);
  if (!whole) return session.fail(whole.error());
  const auto pairs = read_pairs(options.pairs, **whole);
  if (!pairs) return session.fail(pairs.error());
  std::vector<HiddenPair> results;
  for (const auto& [a, b] : *pairs) {
    HiddenPair result{std::string((*whole)->built().profiles.id(a)), std::string((*whole)->built().profiles.id(b)), {}, {}, {}, {}};
    const Engine engine(without_links(*directory, {{result.a, result.b}}), (*whole)->taxonomy(), (*whole)->built().weights,
                        (*whole)->built().options);
    const ActorIndex i = *engine.built().profiles.find(result.a);
    const ActorIndex j = *engine.built().profiles.find(result.b);
    result.exclusion = engine.judge(i, j);
    result.score = *engine.eligible_score(i, j);
    result.forth = standing_of(engine, i, j);
    result.back = standing_of(engine, j, i);
    results.push_back(std::move(result));
    session.progress(session.text("paires", "pairs"), results.size(), pairs->size());
  }
  if (options.format == "json") write_json(session, results);
  else write_text(session, results);
}

}  // namespace binome
