// binome batch: everybody's list for one ordered pair of kinds.
#include <algorithm>
#include <sstream>

#include "bindings/cli/diversity_argument.hpp"
#include "bindings/cli/match_output.hpp"
#include "bindings/cli/pair_json.hpp"
#include "bindings/cli/shard_argument.hpp"
#include "bindings/cli/text_output.hpp"
#include "bindings/cli/wording.hpp"
#include "bindings/files/csv_writer.hpp"
#include "bindings/files/weights_file.hpp"

namespace binome {
namespace {

struct BatchOptions {
  EngineArguments engine;
  DiversityArgument diversity;
  ShardArgument shard;
  std::string pair;
  std::string format = "tsv";
  std::string out;
  std::size_t k = 10;
  bool include_partners = false;
};

// The two kinds of `pair`, as the kinds of a request.
Result<BatchRequest> parse_pair(const Engine& engine, const std::string& pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos)
    return fail(ErrorKind::wrong_use, "--pair : deux types séparés par « : » sont attendus, par exemple association:enterprise",
                "--pair: two kinds separated by \":\" are expected, such as association:enterprise");
  std::vector<Term> kinds;
  for (const std::string& word : {pair.substr(0, colon), pair.substr(colon + 1)}) {
    const auto kind = engine.taxonomy().resolve(Vocabulary::kind, word);
    if (!kind || engine.taxonomy().parent(*kind))
      return fail(ErrorKind::wrong_use, "--pair : type inconnu « " + word + " »", "--pair: unknown kind \"" + word + "\"");
    kinds.push_back(*kind);
  }
  return BatchRequest{.asker = kinds[0], .asked = kinds[1]};
}

// Makes the text of a batch: what stands before the first list, then one asker's list after the other.
class ListWriter {
 public:
  ListWriter(const Engine& engine, const BatchRequest& request, const std::string& format, Language language)
      : engine_(engine), request_(request), format_(format), language_(language) {
    if (format != "csv") return;
    const bool fr = language == Language::fr;
    std::vector<std::string> header =
        fr ? std::vector<std::string>{"Structure", "Rang",  "Partenaire proposé",          "Catégorie",
                                      "Lieu",      "Score", "Identifiant de la structure", "Identifiant du partenaire"}
           : std::vector<std::string>{"Actor", "Rank", "Partner proposed", "Sub-kind", "Place", "Score", "Actor id", "Partner id"};
    if (request.diversity) header.push_back(plain_rank_heading(language));
    csv_.emplace(out_, header);
  }

  // What was written since the last time.
  std::string take() {
    std::string text = std::move(out_).str();
    out_.str({});
    return text;
  }

  void write(ActorIndex asker, const RankedList& list) {
    if (format_ == "jsonl" || format_ == "json") return write_json(asker, list);
    const Profiles& profiles = engine_.profiles();
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const auto& [other, score] = list.matches[i];
      if (!csv_) {
        out_ << profiles.id(asker) << "\t" << profiles.id(other) << "\t" << i + 1 << "\t" << score_text(score) << "\n";
        continue;
      }
      std::vector<std::string> row = {profiles.actor(asker).name,
                                      std::to_string(i + 1),
                                      profiles.actor(other).name,
                                      kind_text(engine_, other, language_),
                                      place_text(engine_, other, language_),
                                      tenths_text(tenths_of(score_millionths(score)), language_),
                                      std::string(profiles.id(asker)),
                                      std::string(profiles.id(other))};
      if (list.diversity) row.push_back(std::to_string(list.diversity->plain_ranks[i]));
      csv_->row(row);
    }
  }

 private:
  void write_json(ActorIndex asker, const RankedList& list) {
    JsonText json;
    json.writer.StartObject();
    json.member("actor", engine_.profiles().id(asker));
    if (list.diversity) write_diversity(json, *request_.diversity, list.diversity->cost);
    json.key("matches");
    json.writer.StartArray();
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      json.writer.StartObject();
      json.member("id", engine_.profiles().id(list.matches[i].actor));
      json.decimal("score", score_text(list.matches[i].score));
      if (list.diversity) json.member("plain_rank", static_cast<std::int64_t>(list.diversity->plain_ranks[i]));
      json.writer.EndObject();
    }
    json.writer.EndArray();
    json.writer.EndObject();
    out_ << json.text() << "\n";
  }

  std::ostringstream out_;
  const Engine& engine_;
  const BatchRequest& request_;
  const std::string& format_;
  Language language_;
  std::optional<CsvWriter> csv_;
};

// Calls `take(asker, list, text)` for every list of the batch, with what is written of it.
template <typename Take>
Result<BatchSummary> write_lists(Session& session, const Engine& engine, const BatchRequest& request, ListWriter& writer, Take take) {
  const Profiles& profiles = engine.profiles();
  const Profiles::Range askers = profiles.of_kind(request.asker);
  std::size_t total = 0;
  for (ActorIndex i = askers.begin; i < askers.end; ++i) total += profiles[i].visible ? 1 : 0;
  total = (total + request.shard.count - request.shard.index) / request.shard.count;
  std::size_t done = 0;
  return engine.batch(request, [&](ActorIndex asker, const RankedList& list) {
    writer.write(asker, list);
    take(asker, list, writer.take());
    if (++done % 1024 == 0 || done == total) session.progress(session.text("acteurs", "actors"), done, total);
  });
}

// The options that the lists depend on. --index and --threads change nothing.
ShardLabel::Options made_with(const BatchOptions& options, const Engine& engine, const BatchRequest& request, Language language) {
  JsonText diversity;
  if (request.diversity) diversity.writer.Double(*request.diversity);
  Fingerprint weights;
  weights.add(weights_text(engine.weights()));
  const Taxonomy& taxonomy = engine.taxonomy();
  return {{"--pair", taxonomy.code(request.asker) + ":" + taxonomy.code(request.asked)},
          {"-k", std::to_string(request.k)},
          {"--format", options.format == "json" ? "jsonl" : options.format},
          {"--lang", language == Language::fr ? "fr" : "en"},
          {"--today", to_string(engine.options().today)},
          {"--seed", std::to_string(engine.options().seed)},
          {"--diversity", diversity.text()},
          {"--include-partners", request.include_partners ? "1" : "0"},
          {"--weights", weights.text()}};
}

Result<void> run_shard(Session& session, const BatchOptions& options, const Engine& engine, const BatchRequest& request,
                       const ShardLabel::Options& inputs) {
  ListWriter writer(engine, request, options.format, session.language());
  ShardLabel label{request.shard.index, request.shard.count, made_with(options, engine, request, session.language()), writer.take()};
  label.made_with.insert(label.made_with.end(), inputs.begin(), inputs.end());
  auto file = ShardWriter::create(options.out, label);
  if (!file) return tl::make_unexpected(file.error());
  const auto summary = write_lists(session, engine, request, writer, [&](ActorIndex asker, const RankedList& list, std::string text) {
    const DiversityCost cost = list.diversity ? list.diversity->cost : DiversityCost{};
    file->add({std::string(engine.profiles().id(asker)), list.matches.size(), cost.score_sum, cost.plain_score_sum, std::move(text)});
  });
  if (!summary) return tl::make_unexpected(summary.error());
  if (auto committed = file->commit(); !committed) return committed;
  const std::string askers = std::to_string(summary->askers);
  session.note(
      {"Part " + label.place() + " écrite dans " + options.out + " : " + askers + " acteurs ; « binome merge » réunit les parts.",
       "Shard " + label.place() + " written to " + options.out + ": " + askers + " actors; \"binome merge\" puts shards together."});
  return {};
}

Result<void> run_whole(Session& session, const BatchOptions& options, const Engine& engine, const BatchRequest& request) {
  auto out = TextOutput::open(session, options.out);
  if (!out) return tl::make_unexpected(out.error());
  ListWriter writer(engine, request, options.format, session.language());
  out->write(writer.take());
  const auto summary =
      write_lists(session, engine, request, writer, [&](ActorIndex, const RankedList&, const std::string& text) { out->write(text); });
  if (!summary) return tl::make_unexpected(summary.error());
  if (auto committed = out->commit(); !committed) return committed;
  print_batch_summary(session, *summary);
  return {};
}

Result<void> run(Session& session, BatchOptions& options) {
  const auto diversity = options.diversity.value(options.k);
  if (!diversity) return tl::make_unexpected(diversity.error());
  const auto shard = options.shard.value(options.out, options.engine);
  if (!shard) return tl::make_unexpected(shard.error());
  Result<ShardLabel::Options> inputs;
  if (*shard) inputs = input_fingerprints(options.engine);
  if (!inputs) return tl::make_unexpected(inputs.error());
  const auto opened = options.engine.open(session);
  if (!opened) return tl::make_unexpected(opened.error());
  const Engine& engine = **opened;
  auto request = parse_pair(engine, options.pair);
  if (!request) return tl::make_unexpected(request.error());
  request->k = options.k;
  request->include_partners = options.include_partners;
  request->diversity = *diversity;
  if (!*shard) return run_whole(session, options, engine, *request);
  request->shard = **shard;
  const auto now = input_fingerprints(options.engine);
  if (!now) return tl::make_unexpected(now.error());
  if (*now != *inputs) {
    return fail(ErrorKind::bad_data, "l'annuaire a changé pendant sa lecture ; relancez la part",
                "the directory changed while it was read; run the shard again");
  }
  return run_shard(session, options, engine, *request, *inputs);
}

}  // namespace

void register_batch(Command& app, Session& session) {
  auto options = std::make_shared<BatchOptions>();
  Command command =
      app.add_command("batch", session.text("la liste de chacun : a<TAB>b<TAB>rang<TAB>S", "everybody's list: a<TAB>b<TAB>rank<TAB>S"));
  options->engine.add_to(command, session);
  options->diversity.add_to(command, session);
  options->shard.add_to(command, session);
  command
      .option("--pair", options->pair,
              session.text("qui demande et qui est demandé, par exemple association:enterprise",
                           "who asks and who is asked, such as association:enterprise"))
      .required();
  command.option("-k", options->k, session.text("nombre de propositions (10)", "number of proposals (10)")).between(1, 10000);
  command.flag("--include-partners", options->include_partners,
               session.text("propose aussi les partenaires actuels", "propose current partners as well"));
  command.option("--format", options->format, session.text("tsv, csv ou jsonl", "tsv, csv or jsonl"))
      .one_of({"tsv", "csv", "json", "jsonl"});
  add_out(command, session, options->out);
  command.run([&session, options] {
    if (const auto done = run(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace binome
