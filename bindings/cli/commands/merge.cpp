// binome merge: the shards of a batch as one, byte for byte what the batch would have written on one machine.
#include "bindings/cli/options/shard_argument.hpp"
#include "bindings/cli/output/text_output.hpp"
#include "bindings/shards/shard_set.hpp"

namespace binome {
namespace {

struct MergeOptions {
  std::vector<std::string> shards;
  std::string out;
};

Result<void> run(Session& session, const MergeOptions& options) {
  auto shards = ShardSet::open(options.shards);
  if (!shards) return tl::make_unexpected(shards.error());
  auto out = TextOutput::open(session, options.out);
  if (!out) return tl::make_unexpected(out.error());
  out->write(shards->label().head);
  const bool diversified = !shards->label().value("--diversity").empty();
  BatchSummary summary;
  ShardList list;
  while (true) {
    const auto more = shards->next(list);
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) break;
    out->write(list.text);
    ++summary.askers;
    summary.without_match += list.proposals == 0 ? 1 : 0;
    if (diversified) summary.diversity += {list.proposals, list.score_sum, list.plain_score_sum};
  }
  if (auto committed = out->commit(); !committed) return committed;
  print_batch_summary(session, summary);
  return {};
}

}  // namespace

void register_merge(Command& app, Session& session) {
  auto options = std::make_shared<MergeOptions>();
  Command command = app.add_command(
      "merge", session.text("réunit les parts de « batch --shard », toutes, en ce que le calcul sur une seule machine aurait écrit",
                            "puts the shards of \"batch --shard\" together, all of them, as one machine would have written it"));
  command
      .option(session.text("PART", "SHARD"), options->shards,
              session.text("les parts, dans n'importe quel ordre", "the shards, in any order"))
      .required();
  add_out(command, session, options->out);
  command.run([&session, options] {
    if (const auto done = run(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace binome
