// binome batch: everybody's list for one ordered pair of kinds.
#include <algorithm>
#include <sstream>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/cli/options/pair_argument.hpp"
#include "bindings/cli/options/shard_argument.hpp"
#include "bindings/cli/options/snapshot_argument.hpp"
#include "bindings/cli/output/text_output.hpp"
#include "bindings/files/csv_writer.hpp"
#include "bindings/protocol/batch_json.hpp"
#include "bindings/records/weights_file.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

struct BatchOptions {
  MatcherArguments matcher;
  DiversityArgument diversity;
  ShardArgument shard;
  std::string pair;
  std::string format = "tsv";
  std::string out;
  std::size_t k = 10;
  bool include_partners = false;
};

// Makes the text of a batch: what stands before the first list, then one asker's list after the other.
class ListWriter {
 public:
  ListWriter(const Matcher& matcher, const BatchRequest& request, const std::string& format, Language language)
      : matcher_(matcher), request_(request), format_(format), language_(language) {
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
    if (format_ == "jsonl" || format_ == "json") {
      out_ << batch_json(matcher_, request_, asker, list, {language_, {}}) << "\n";
      return;
    }
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const auto& [other, score] = list.matches[i];
      if (!csv_) {
        out_ << matcher_.id(asker) << "\t" << matcher_.id(other) << "\t" << i + 1 << "\t" << score_text(score) << "\n";
        continue;
      }
      std::vector<std::string> row = {std::string(matcher_.card(asker).name), std::to_string(i + 1),
                                      std::string(matcher_.card(other).name), kind_text(matcher_, other, language_),
                                      place_text(matcher_, other, language_), tenths_text(tenths_of(score_millionths(score)), language_),
                                      std::string(matcher_.id(asker)),        std::string(matcher_.id(other))};
      if (list.diversity) row.push_back(std::to_string(list.diversity->plain_ranks[i]));
      csv_->row(row);
    }
  }

 private:
  std::ostringstream out_;
  const Matcher& matcher_;
  const BatchRequest& request_;
  const std::string& format_;
  Language language_;
  std::optional<CsvWriter> csv_;
};

// Calls `take(asker, list, text)` for every list of the batch, with what is written of it.
template <typename Take>
Result<BatchSummary> write_lists(Session& session, const Matcher& matcher, const BatchRequest& request, ListWriter& writer, Take take) {
  std::size_t total = matcher.actors().count(request.asker).visible;
  total = (total + request.shard.count - request.shard.index) / request.shard.count;
  std::size_t done = 0;
  return matcher.batch(request, [&](ActorIndex asker, const RankedList& list) {
    writer.write(asker, list);
    take(asker, list, writer.take());
    if (++done % 1024 == 0 || done == total) session.progress(session.text("acteurs", "actors"), done, total);
  });
}

// The options that the lists depend on. --index and --threads change nothing; a snapshot holds its own seed and weights.
ShardLabel::Options made_with(const BatchOptions& options, const Matcher& matcher, const BatchRequest& request, Language language) {
  JsonText diversity;
  if (request.diversity) diversity.writer.Double(*request.diversity);
  const Taxonomy& taxonomy = matcher.taxonomy();
  ShardLabel::Options made = {{"--pair", taxonomy.code(request.asker) + ":" + taxonomy.code(request.asked)},
                              {"-k", std::to_string(request.k)},
                              {"--format", options.format == "json" ? "jsonl" : options.format},
                              {"--lang", language == Language::fr ? "fr" : "en"},
                              {"--today", to_string(matcher.today())},
                              {"--diversity", diversity.text()},
                              {"--include-partners", request.include_partners ? "1" : "0"}};
  if (const auto known = matcher.weights()) {
    Fingerprint weights;
    weights.add(weights_text(**known));
    made.emplace_back("--seed", std::to_string(options.matcher.seed()));
    made.emplace_back("--weights", weights.text());
  }
  return made;
}

Result<void> run_shard(Session& session, const BatchOptions& options, const Matcher& matcher, const BatchRequest& request,
                       const ShardLabel::Options& inputs) {
  ListWriter writer(matcher, request, options.format, session.language());
  ShardLabel label{request.shard.index, request.shard.count, made_with(options, matcher, request, session.language()), writer.take()};
  label.made_with.insert(label.made_with.end(), inputs.begin(), inputs.end());
  auto file = ShardWriter::create(options.out, label);
  if (!file) return tl::make_unexpected(file.error());
  const auto summary = write_lists(session, matcher, request, writer, [&](ActorIndex asker, const RankedList& list, std::string text) {
    const DiversityCost cost = list.diversity ? list.diversity->cost : DiversityCost{};
    file->add({std::string(matcher.id(asker)), list.matches.size(), cost.score_sum, cost.plain_score_sum, std::move(text)});
  });
  if (!summary) return tl::make_unexpected(summary.error());
  if (auto committed = file->commit(); !committed) return committed;
  const std::string askers = std::to_string(summary->askers);
  session.note(
      {"Part " + label.place() + " écrite dans " + options.out + " : " + askers + " acteurs ; « binome merge » réunit les parts.",
       "Shard " + label.place() + " written to " + options.out + ": " + askers + " actors; \"binome merge\" puts shards together."});
  return {};
}

Result<void> run_whole(Session& session, const BatchOptions& options, const Matcher& matcher, const BatchRequest& request) {
  auto out = TextOutput::open(session, options.out);
  if (!out) return tl::make_unexpected(out.error());
  ListWriter writer(matcher, request, options.format, session.language());
  out->write(writer.take());
  const auto summary =
      write_lists(session, matcher, request, writer, [&](ActorIndex, const RankedList&, const std::string& text) { out->write(text); });
  if (!summary) return tl::make_unexpected(summary.error());
  if (auto committed = out->commit(); !committed) return committed;
  print_batch_summary(session, *summary);
  return {};
}

Result<void> run(Session& session, BatchOptions& options) {
  session.answer_in(options.format);
  const auto diversity = options.diversity.value(options.k);
  if (!diversity) return tl::make_unexpected(diversity.error());
  const auto shard = options.shard.value(options.out, options.matcher);
  if (!shard) return tl::make_unexpected(shard.error());
  if (*shard && !options.matcher.is_exact()) {
    return fail(ErrorCode::shard_needs_exact);
  }
  Result<ShardLabel::Options> inputs;
  if (*shard) inputs = input_fingerprints(options.matcher);
  if (!inputs) return tl::make_unexpected(inputs.error());
  options.matcher.expect_requests(kEverybody);
  const auto opened = options.matcher.open(session);
  if (!opened) return tl::make_unexpected(opened.error());
  const Matcher& matcher = **opened;
  const auto pair = parse_pair(matcher.taxonomy(), "--pair", options.pair);
  if (!pair) return tl::make_unexpected(pair.error());
  BatchRequest request{
      .asker = pair->asker, .asked = pair->asked, .k = options.k, .include_partners = options.include_partners, .diversity = *diversity};
  if (!*shard) return run_whole(session, options, matcher, request);
  request.shard = **shard;
  const auto now = input_fingerprints(options.matcher);
  if (!now) return tl::make_unexpected(now.error());
  if (*now != *inputs) {
    return fail(ErrorCode::directory_changed);
  }
  return run_shard(session, options, matcher, request, *inputs);
}

}  // namespace

void register_batch(Command& app, Session& session) {
  auto options = std::make_shared<BatchOptions>();
  Command command =
      app.add_command("batch", session.text("la liste de chacun : a<TAB>b<TAB>rang<TAB>S", "everybody's list: a<TAB>b<TAB>rank<TAB>S"));
  options->matcher.add_to(command, session, SearchOption::or_approximate);
  command
      .option("--pair", options->pair,
              session.text("qui demande et qui est demandé, par exemple association:enterprise",
                           "who asks and who is asked, such as association:enterprise"))
      .required()
      .type_name("A:B");
  command.option("-k", options->k, session.text("nombre de propositions (10)", "number of proposals (10)")).between(1, 10000);
  command.flag("--include-partners", options->include_partners,
               session.text("propose aussi les partenaires actuels", "propose current partners as well"));
  command.option("--format", options->format, session.text("tsv, csv ou jsonl (ou json, de même)", "tsv, csv or jsonl (or json, the same)"))
      .one_of({"tsv", "csv", "json", "jsonl"});
  add_out(command, session, options->out);
  options->diversity.add_to(command, session);
  options->shard.add_to(command, session);
  command.examples({"batch --directory data/sample/directory.jsonl --pair enterprise:association -k 3",
                    "batch --directory data/sample/directory.jsonl --pair association:collectivity --format csv --out propositions.csv"});
  command.run([&session, options] {
    if (const auto done = run(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace binome
