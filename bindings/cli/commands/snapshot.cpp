// binome snapshot: an engine in a file, from which match, batch and score answer at once.
#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/cli/options/pair_argument.hpp"
#include "bindings/files/atomic_file.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace binome {
namespace {

struct SnapshotCommandOptions {
  EngineArguments engine;
  std::vector<std::string> pairs;
  std::string out;
};

Result<void> run(Session& session, SnapshotCommandOptions& options) {
  const auto engine = options.engine.open(session);
  if (!engine) return tl::make_unexpected(engine.error());
  std::vector<KindPair> pairs;
  for (const std::string& written : options.pairs) {
    const auto pair = parse_pair((*engine)->taxonomy(), "--pair", written);
    if (!pair) return tl::make_unexpected(pair.error());
    pairs.push_back(*pair);
  }
  if (pairs.empty()) pairs = all_pairs(**engine);
  auto file = AtomicFile::create(options.out);
  if (!file) return tl::make_unexpected(file.error());
  std::uint64_t size = 0;
  write_snapshot(**engine, pairs, [&](std::span<const std::byte> bytes) {
    file->write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    size += bytes.size();
  });
  if (const auto committed = file->commit(); !committed) return committed;
  const std::string actors = std::to_string((*engine)->actors().size());
  const std::string day = to_string((*engine)->today());
  const std::string kilobytes = std::to_string((size + 999) / 1000);
  session.note({"Instantané écrit dans " + options.out + " : " + actors + " acteurs, " + kilobytes + " ko, annonces jugées au " + day + ".",
                "Snapshot written to " + options.out + ": " + actors + " actors, " + kilobytes + " kB, listings judged on " + day + "."});
  return {};
}

}  // namespace

void register_snapshot(Command& app, Session& session) {
  auto options = std::make_shared<SnapshotCommandOptions>();
  Command command = app.add_command(
      "snapshot", session.text("met un annuaire dans un fichier depuis lequel match, batch et score répondent aussitôt (--snapshot)",
                               "puts a directory into a file from which match, batch and score answer at once (--snapshot)"));
  options->engine.add_to(command, session);
  command
      .option(
          "--pair", options->pairs,
          session.text("types qui se cherchent, par exemple association:enterprise, dans les deux sens (répétable ; par défaut : toutes)",
                       "kinds that look for each other, such as association:enterprise, in both directions (repeatable; default: all)"))
      .type_name("A:B");
  command.option("--out", options->out, session.text("fichier à écrire", "file to write"))
      .required()
      .type_name(session.text("FICHIER", "FILE"));
  command.examples({"snapshot --directory data/sample/directory.jsonl --out annuaire.snapshot"});
  command.run([&session, options] {
    if (const auto done = run(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace binome
