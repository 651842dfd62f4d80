// binome why A B: why A is proposed B, in both directions, or why not.
#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/protocol/why_json.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/say.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

struct WhyOptions {
  EngineArguments engine;
  std::string a;
  std::string b;
  std::string format = "text";
  std::size_t k = 10;
  std::vector<std::string> fields;
};

std::string change_text(const Matcher& matcher, const WhyAnswer& answer, const BestChange& change, Language language) {
  return say(Message::why_change, language,
             {{"name", name_text(matcher, change.candidate_lacks ? answer.b : answer.a)},
              {"label", matcher.concepts().label(change.missing, change.block).in(language)},
              {"score", tenths_text(tenths_of(score_millionths(change.score)), language)}});
}

void write_direction(std::ostream& out, const Matcher& matcher, const WhyAnswer& answer, const Direction& direction, bool forth,
                     Language language) {
  out << "\n"
      << say(Message::why_direction, language,
             {{"name", name_text(matcher, forth ? answer.a : answer.b)},
              {"covered", percent_text(static_cast<double>(direction.score) / kScale, language)},
              {"known", percent_text(direction.known, language)}})
      << "\n";
  const auto line = [&](int tenths, const std::string& text) { out << "  + " << tenths_text(tenths, language) << "  " << text << "\n"; };
  for (const Reason& reason : direction.reasons) line(reason.tenths, reason_text(matcher, reason, language));
  if (direction.other_reasons > 0) line(direction.others_tenths, say(Message::why_others, language));
  if (direction.prior_tenths > 0) line(direction.prior_tenths, say(Message::why_prior, language));
  out << "  " << say(Message::why_missing, language, {{"unmet", unmet_text(matcher, direction, language)}}) << "\n";
}

// Where the pair stands, in one or two lines.
void write_standing(std::ostream& out, const Matcher& matcher, const WhyAnswer& answer, std::size_t k, Language language) {
  const std::string score = tenths_text(answer.explanation.tenths, language);
  if (answer.exclusion) {
    out << say(Message::why_excluded, language, {{"rule", rule_text(matcher, answer.exclusion, answer.a, answer.b, language)}}) << "\n";
    if (answer.exclusion.rule == Rule::same_actor) return;
    out << say(Message::why_score_without_rule, language, {{"score", score}}) << "\n";
  } else if (answer.standing.rank == 0) {
    out << say(Message::why_nothing_in_common, language, {{"score", score}}) << "\n";
  } else {
    out << say(Message::why_rank, language, {{"rank", answer.standing.rank}, {"eligible", answer.standing.eligible}, {"score", score}})
        << "\n";
  }
  if (answer.exclusion || !answer.standing.needed) return;
  const std::string needed = tenths_text(tenths_of(score_millionths(*answer.standing.needed)), language);
  out << say(Message::why_needed, language, {{"k", k}, {"score", needed}}) << "\n";
}

void write_text(std::ostream& out, const Matcher& matcher, const WhyAnswer& answer, std::size_t k, Language language) {
  out << say(Message::why_pair, language,
             {{"a", name_text(matcher, answer.a)},
              {"a_kind", kind_text(matcher, answer.a, language)},
              {"b", name_text(matcher, answer.b)},
              {"b_kind", kind_text(matcher, answer.b, language)}})
      << "\n";
  write_standing(out, matcher, answer, k, language);
  if (answer.exclusion && answer.exclusion.rule == Rule::same_actor) return;
  if (answer.standing.change && (answer.exclusion || answer.standing.rank == 0 || answer.standing.rank > 1))
    out << change_text(matcher, answer, *answer.standing.change, language) << "\n";
  write_direction(out, matcher, answer, answer.explanation.for_asker, true, language);
  write_direction(out, matcher, answer, answer.explanation.for_candidate, false, language);
}

void run(Session& session, WhyOptions& options) {
  session.answer_in(options.format);
  const auto opened = options.engine.open(session);
  if (!opened) return session.fail(opened.error());
  const Matcher& matcher = **opened;
  const auto a = find_actor(matcher, options.a);
  if (!a) return session.fail(a.error());
  const auto b = find_actor(matcher, options.b);
  if (!b) return session.fail(b.error());
  if (const auto checked = check_fields(options.fields); !checked) return session.fail(checked.error());
  const auto answer = matcher.why({.actor = *a, .listing = nullptr, .kinds = {}, .k = options.k, .filter = {}}, *b);
  if (!answer) return session.fail(answer.error());
  if (options.format == "json") {
    session.out() << why_json(matcher, *answer, options.k, options.fields, {session.language(), {}}, made_by(matcher)) << "\n";
  } else {
    write_text(session.out(), matcher, *answer, options.k, session.language());
  }
  session.set_exit_code(answer->is_proposed() ? kExitOk : kExitNo);
}

}  // namespace

void register_why(Command& app, Session& session) {
  auto options = std::make_shared<WhyOptions>();
  Command command = app.add_command(
      "why", session.text("pourquoi cette paire, ou pourquoi pas, dans les deux sens", "why this pair, or why not, in both directions"));
  options->engine.add_to(command, session);
  command.option("A", options->a, session.text("qui demande", "who asks")).required();
  command.option("B", options->b, session.text("qui est proposé", "who is proposed")).required();
  command.option("-k", options->k, session.text("longueur de la liste dont on parle (10)", "length of the list in question (10)"))
      .between(1, 10000);
  command
      .option("--field", options->fields,
              session.text("champs des deux fiches à joindre, en JSON (répétable)",
                           "fields of both records to give along, in JSON (repeatable)"))
      .type_name(session.text("CHAMP", "FIELD"))
      .advanced();
  command.option("--format", options->format, session.text("text ou json", "text or json")).one_of({"text", "json"});
  command.examples({"why ingredient-d-afrique univers-sel --directory data/sample/directory.jsonl"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
