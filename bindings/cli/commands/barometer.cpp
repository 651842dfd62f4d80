// binome barometer: the barometer's tables for any directory.
#include <ostream>

#include "bindings/cli/output/barometer_text.hpp"
#include "bindings/cli/session.hpp"
#include "bindings/protocol/barometer_json.hpp"

namespace binome {
namespace {

struct BarometerOptions {
  std::vector<std::string> directories;
  std::string home;
  std::string format = "text";
};

void run(Session& session, const BarometerOptions& options) {
  session.answer_in(options.format);
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  BarometerScope scope;
  if (!options.home.empty()) {
    const auto home = session.place("--home", options.home);
    if (!home) return session.fail(home.error());
    scope.home = *home;
  }
  const auto directory = session.open_directory(options.directories);
  if (!directory) return session.fail(directory.error());
  const Barometer barometer = count_barometer(*directory, **taxonomy, scope);
  if (options.format == "json") session.out() << barometer_json(barometer, **taxonomy, session.language()) << "\n";
  else print_barometer(barometer, **taxonomy, session);
}

}  // namespace

void register_barometer(Command& app, Session& session) {
  auto options = std::make_shared<BarometerOptions>();
  Command command = app.add_command(
      "barometer", session.text("les tableaux du baromètre pour tout annuaire", "the barometer's tables for any directory"));
  command
      .option(
          "--directory", options->directories,
          session.text("annuaire JSON Lines (répétable ; - : entrée standard)", "directory in JSON Lines (repeatable; -: standard input)"))
      .required()
      .type_name(session.text("FICHIER", "FILE"));
  command.option("--home", options->home, session.text("seulement les structures de ce lieu", "only structures at home in this place"))
      .type_name(session.text("LIEU", "PLACE"));
  command.option("--format", options->format, session.text("text ou json", "text or json")).one_of({"text", "json"});
  command.examples({"barometer --directory data/sample/directory.jsonl",
                    "barometer --directory data/sample/directory.jsonl --home France --format json"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
