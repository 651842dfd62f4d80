// binome why A B: why A is proposed B, in both directions, or why not.
#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/protocol/why_json.hpp"
#include "bindings/wording/numbers.hpp"
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

std::string change_text(const Engine& engine, const WhyAnswer& answer, const BestChange& change, bool fr) {
  const Language language = fr ? Language::fr : Language::en;
  const std::string who = name_text(engine, change.candidate_lacks ? answer.b : answer.a);
  const std::string what = engine.space().label(change.missing, change.block).in(language);
  const std::string score = tenths_text(tenths_of(score_millionths(change.score)), language);
  return fr ? "Ce qui changerait le plus : si " + who + " avait « " + what + " », le score serait de " + score + "/100."
            : "What would change most: if " + who + " had \"" + what + "\", the score would be " + score + "/100.";
}

void write_direction(std::ostream& out, const Engine& engine, const WhyAnswer& answer, const Direction& direction, bool forth,
                     Language language) {
  const bool fr = language == Language::fr;
  const std::string who = name_text(engine, forth ? answer.a : answer.b);
  out << (fr ? "\nPour " : "\nFor ") << who << (fr ? " (ses attentes sont couvertes à " : " (its wants are covered to ")
      << percent_text(static_cast<double>(direction.score) / kScale, language)
      << (fr ? ", son profil est connu à " : ", its profile is known to ") << percent_text(direction.known, language) << ")\n";
  for (const Reason& reason : direction.reasons)
    out << "  + " << tenths_text(reason.tenths, language) << "  " << reason_text(engine, reason, language) << "\n";
  if (direction.other_reasons > 0)
    out << "  + " << tenths_text(direction.others_tenths, language) << (fr ? "  autres" : "  others") << "\n";
  if (direction.prior_tenths > 0) {
    out << "  + " << tenths_text(direction.prior_tenths, language)
        << (fr ? "  valeur prudente, pour ce qui n'est pas connu du profil" : "  cautious value, for what is not known of the profile")
        << "\n";
  }
  out << (fr ? "  manque : " : "  missing: ") << unmet_text(engine, direction, language) << "\n";
}

void write_text(std::ostream& out, const Engine& engine, const WhyAnswer& answer, std::size_t k, Language language) {
  const bool fr = language == Language::fr;
  out << name_text(engine, answer.a) << " (" << kind_text(engine, answer.a, language) << ") ↔ " << name_text(engine, answer.b) << " ("
      << kind_text(engine, answer.b, language) << ")\n";
  if (answer.exclusion) {
    out << (fr ? "Non proposé : " : "Not proposed: ") << rule_text(engine, answer.exclusion, answer.a, answer.b, language) << ".\n";
    if (answer.exclusion.rule == Rule::same_actor) return;
    out << (fr ? "Sans cette règle, le score serait de " : "Without this rule the score would be ");
  } else if (answer.place.rank == 0) {
    out << (fr ? "Non proposé : l'un des deux n'a rien de ce que l'autre cherche. Score : "
               : "Not proposed: one of them has nothing that the other wants. Score: ");
  } else {
    out << (fr ? "Rang " : "Rank ") << answer.place.rank << (fr ? " sur " : " of ") << answer.place.eligible
        << (fr ? " partenaires possibles de ce type. Score : " : " possible partners of this kind. Score: ");
  }
  out << tenths_text(answer.why.tenths, language) << "/100\n";
  if (!answer.exclusion && answer.place.needed) {
    out << (fr ? "Pour être parmi les " : "To be among the best ") << k << (fr ? " premiers, il faudrait au moins " : ", at least ")
        << tenths_text(tenths_of(score_millionths(*answer.place.needed)), language) << (fr ? "/100.\n" : "/100 would be needed.\n");
  }
  if (answer.place.change && (answer.exclusion || answer.place.rank == 0 || answer.place.rank > 1))
    out << change_text(engine, answer, *answer.place.change, fr) << "\n";
  write_direction(out, engine, answer, answer.why.for_asker, true, language);
  write_direction(out, engine, answer, answer.why.for_candidate, false, language);
}

void run(Session& session, WhyOptions& options) {
  const auto opened = options.engine.open(session);
  if (!opened) return session.fail(opened.error());
  const Engine& engine = **opened;
  const auto a = find_actor(engine, options.a);
  if (!a) return session.fail(a.error());
  const auto b = find_actor(engine, options.b);
  if (!b) return session.fail(b.error());
  if (const auto checked = check_fields(options.fields); !checked) return session.fail(checked.error());
  const auto answer = why_answer(engine, *a, *b, options.k);
  if (!answer) return session.fail(answer.error());
  if (options.format == "json") {
    session.out() << why_json(engine, *answer, options.k, options.fields, {session.language(), {}}, made_by(engine)) << "\n";
  } else {
    write_text(session.out(), engine, *answer, options.k, session.language());
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
