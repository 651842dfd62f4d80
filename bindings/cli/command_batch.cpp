// binome batch: everybody's list for one ordered pair of kinds.
#include "bindings/cli/engine_arguments.hpp"
#include "bindings/cli/match_output.hpp"
#include "bindings/cli/pair_json.hpp"
#include "bindings/cli/wording.hpp"
#include "bindings/files/csv_writer.hpp"

namespace binome {
namespace {

struct BatchOptions {
  EngineArguments engine;
  std::string pair;
  std::string format = "tsv";
  std::size_t k = 10;
  bool include_partners = false;
};

Result<std::pair<Term, Term>> parse_pair(const Engine& engine, const std::string& pair) {
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
  return std::pair(kinds[0], kinds[1]);
}

// Writes one asker's list.
class ListWriter {
 public:
  ListWriter(std::ostream& out, const Engine& engine, const std::string& format, Language language)
      : out_(out), engine_(engine), format_(format), language_(language) {
    if (format != "csv") return;
    csv_.emplace(
        out, language == Language::fr
                 ? std::vector<std::string>{"Structure", "Rang", "Partenaire proposé", "Catégorie", "Lieu", "Score",
                                            "Identifiant de la structure", "Identifiant du partenaire"}
                 : std::vector<std::string>{"Actor", "Rank", "Partner proposed", "Sub-kind", "Place", "Score", "Actor id", "Partner id"});
  }

  void write(ActorIndex asker, const std::vector<ScoredActor>& best) {
    if (format_ == "jsonl" || format_ == "json") return write_json(asker, best);
    const Profiles& profiles = engine_.profiles();
    for (std::size_t i = 0; i < best.size(); ++i) {
      const ActorIndex other = best[i].actor;
      if (csv_) {
        const int tenths = static_cast<int>((score_millionths(best[i].score) + 50'000) / 100'000);
        csv_->row({profiles.actor(asker).name, std::to_string(i + 1), profiles.actor(other).name, kind_text(engine_, other, language_),
                   place_text(engine_, other, language_), tenths_text(tenths, language_), std::string(profiles.id(asker)),
                   std::string(profiles.id(other))});
      } else {
        out_ << profiles.id(asker) << "\t" << profiles.id(other) << "\t" << i + 1 << "\t" << score_text(best[i].score) << "\n";
      }
    }
  }

 private:
  void write_json(ActorIndex asker, const std::vector<ScoredActor>& best) {
    JsonText json;
    json.writer.StartObject();
    json.member("actor", engine_.profiles().id(asker));
    json.key("matches");
    json.writer.StartArray();
    for (const ScoredActor& match : best) {
      json.writer.StartObject();
      json.member("id", engine_.profiles().id(match.actor));
      json.decimal("score", score_text(match.score));
      json.writer.EndObject();
    }
    json.writer.EndArray();
    json.writer.EndObject();
    out_ << json.text() << "\n";
  }

  std::ostream& out_;
  const Engine& engine_;
  const std::string& format_;
  Language language_;
  std::optional<CsvWriter> csv_;
};

void run(Session& session, BatchOptions& options) {
  const auto opened = options.engine.open(session);
  if (!opened) return session.fail(opened.error());
  const Engine& engine = **opened;
  const auto kinds = parse_pair(engine, options.pair);
  if (!kinds) return session.fail(kinds.error());
  ListWriter writer(session.out(), engine, options.format, session.language());
  const std::size_t total = engine.profiles().of_kind(kinds->first).size();
  std::size_t done = 0;
  const auto summary = engine.batch(kinds->first, kinds->second, options.k, options.include_partners,
                                    [&](ActorIndex asker, const std::vector<ScoredActor>& best) {
                                      writer.write(asker, best);
                                      if (++done % 1024 == 0 || done == total)
                                        session.progress(session.text("acteurs", "actors"), done, total);
                                    });
  if (!summary) return session.fail(summary.error());
  const std::string askers = std::to_string(summary->askers);
  const std::string without = std::to_string(summary->without_match);
  session.note(
      {askers + " acteurs, dont " + without + " sans proposition.", askers + " actors, " + without + " of them without a proposal."});
}

}  // namespace

void register_batch(Command& app, Session& session) {
  auto options = std::make_shared<BatchOptions>();
  Command command =
      app.add_command("batch", session.text("la liste de chacun : a<TAB>b<TAB>rang<TAB>S", "everybody's list: a<TAB>b<TAB>rank<TAB>S"));
  options->engine.add_to(command, session);
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
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
