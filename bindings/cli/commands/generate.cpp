// `binome generate`: a synthetic directory in JSON Lines.
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "bindings/cli/session.hpp"
#include "bindings/records/json_writer.hpp"
#include "engine/synthetic/directory.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

struct GenerateOptions {
  std::uint64_t actors = 0;
  std::uint64_t seed = 1;
  std::string out;
};

constexpr std::uint64_t kMostActors = 10'000'000;  // with projects and listings below what a directory may hold

// Writes every record as a line of `stream`; stops at the first failure.
SyntheticTotals write_records(const SyntheticDirectory& directory, const Taxonomy& taxonomy, std::uint64_t actors, std::ostream& stream,
                              Session& session) {
  std::uint64_t written = 0;
  const auto write = [&](AnyRecord record) {
    stream << to_json(record, taxonomy) << '\n';
    return static_cast<bool>(stream);
  };
  const RecordSink sink{
      [&](Actor actor) {
        if (++written % 10'000 == 0 || written == actors) session.progress(session.text("acteurs", "actors"), written, actors);
        return write(std::move(actor));
      },
      [&](Project project) { return write(std::move(project)); },
      [&](Listing listing) { return write(std::move(listing)); },
  };
  return generate_directory(directory, actors, sink);
}

// Mean numbers per actor, one line each.
void print_totals(const SyntheticTotals& totals, Session& session) {
  struct Line {
    const char* fr;
    const char* en;
    std::uint64_t sum;
  };
  const Line lines[] = {
      {"thèmes", "themes", totals.themes},
      {"ODD", "SDG", totals.odds},
      {"lieux d'action", "places of action", totals.places},
      {"compétences offertes", "skills offered", totals.skills_offered},
      {"compétences cherchées", "skills sought", totals.skills_sought},
      {"modes offerts", "modes offered", totals.modes_offered},
      {"modes cherchés", "modes sought", totals.modes_sought},
      {"langues", "languages", totals.languages},
      {"traits", "traits", totals.traits},
      {"partenaires déclarés", "declared partners", totals.partners},
      {"conditions impératives", "hard conditions", totals.musts},
      {"non visibles", "not visible", totals.invisible},
  };
  std::ostringstream text;
  text << totals.actors << session.text(" acteurs, ", " actors, ") << totals.projects << session.text(" projets (", " projects (")
       << totals.participants << session.text(" participations), ", " participations), ") << totals.listings
       << session.text(" annonces", " listings") << "\n"
       << session.text("Moyennes par acteur :", "Means per actor:");
  for (const Line& line : lines) {
    text << "\n  " << session.text(line.fr, line.en) << " " << std::fixed << std::setprecision(2)
         << static_cast<double>(line.sum) / static_cast<double>(std::max<std::uint64_t>(totals.actors, 1));
  }
  session.note({text.str(), text.str()});
}

Error cannot_write(const std::string& path) { return Error(ErrorCode::cannot_write, {{"file", path}}); }

// Writes beside `path` and renames at the end, so that nobody ever sees half a file.
void generate_file(const SyntheticDirectory& directory, const Taxonomy& taxonomy, const GenerateOptions& options, Session& session) {
  const std::string aside = options.out + ".partial";
  std::error_code error;
  {
    std::ofstream file(aside, std::ios::binary | std::ios::trunc);
    const SyntheticTotals totals = write_records(directory, taxonomy, options.actors, file, session);
    file.close();
    if (file) std::filesystem::rename(aside, options.out, error);
    if (file && !error) return print_totals(totals, session);
  }
  std::filesystem::remove(aside, error);
  session.fail(cannot_write(options.out));
}

void run_generate(const GenerateOptions& options, Session& session) {
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  const auto directory = SyntheticDirectory::make(**taxonomy, options.seed);
  if (!directory) return session.fail(directory.error());
  if (!options.out.empty()) return generate_file(*directory, **taxonomy, options, session);
  const SyntheticTotals totals = write_records(*directory, **taxonomy, options.actors, session.out(), session);
  // main() says so if the output failed.
  if (session.out()) print_totals(totals, session);
}

}  // namespace

void register_generate(Command& app, Session& session) {
  const auto options = std::make_shared<GenerateOptions>();
  Command command = app.add_command(
      "generate", session.text("invente un annuaire de la taille voulue, d'après le baromètre de Nouvelle-Aquitaine (JSON Lines)",
                               "makes up a directory of any size after the barometer of Nouvelle-Aquitaine (JSON Lines)"));
  command.option("--actors", options->actors, session.text("nombre d'acteurs", "number of actors")).required().between(1, kMostActors);
  command
      .option("--seed", options->seed,
              session.text("graine : même graine, mêmes octets (1 par défaut)", "seed: same seed, same bytes (default 1)"))
      .advanced();
  command
      .option("--out", options->out,
              session.text("fichier à écrire (par défaut : la sortie standard)", "file to write (default: standard output)"))
      .type_name(session.text("FICHIER", "FILE"));
  command.examples({"generate --actors 1000 --out annuaire.jsonl"});
  command.run([options, &session] { run_generate(*options, session); });
}

}  // namespace binome
