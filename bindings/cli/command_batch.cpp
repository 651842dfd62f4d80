// binome batch: everybody's list for one ordered pair of kinds.
#include "bindings/cli/diversity_argument.hpp"
#include "bindings/cli/match_output.hpp"
#include "bindings/cli/pair_argument.hpp"
#include "bindings/cli/pair_json.hpp"
#include "bindings/cli/snapshot_argument.hpp"
#include "bindings/cli/wording.hpp"
#include "bindings/files/csv_writer.hpp"

namespace binome {
namespace {

struct BatchOptions {
  MatcherArguments matcher;
  DiversityArgument diversity;
  std::string pair;
  std::string format = "tsv";
  std::size_t k = 10;
  bool include_partners = false;
};

// Writes one asker's list.
class ListWriter {
 public:
  ListWriter(std::ostream& out, const Matcher& matcher, const BatchRequest& request, const std::string& format, Language language)
      : out_(out), matcher_(matcher), request_(request), format_(format), language_(language) {
    if (format != "csv") return;
    const bool fr = language == Language::fr;
    std::vector<std::string> header =
        fr ? std::vector<std::string>{"Structure", "Rang",  "Partenaire proposé",          "Catégorie",
                                      "Lieu",      "Score", "Identifiant de la structure", "Identifiant du partenaire"}
           : std::vector<std::string>{"Actor", "Rank", "Partner proposed", "Sub-kind", "Place", "Score", "Actor id", "Partner id"};
    if (request.diversity) header.push_back(plain_rank_heading(language));
    csv_.emplace(out, header);
  }

  void write(ActorIndex asker, const RankedList& list) {
    if (format_ == "jsonl" || format_ == "json") return write_json(asker, list);
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
  void write_json(ActorIndex asker, const RankedList& list) {
    JsonText json;
    json.writer.StartObject();
    json.member("actor", matcher_.id(asker));
    if (list.diversity) write_diversity(json, *request_.diversity, list.diversity->cost);
    json.key("matches");
    json.writer.StartArray();
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      json.writer.StartObject();
      json.member("id", matcher_.id(list.matches[i].actor));
      json.decimal("score", score_text(list.matches[i].score));
      if (list.diversity) json.member("plain_rank", static_cast<std::int64_t>(list.diversity->plain_ranks[i]));
      json.writer.EndObject();
    }
    json.writer.EndArray();
    json.writer.EndObject();
    out_ << json.text() << "\n";
  }

  std::ostream& out_;
  const Matcher& matcher_;
  const BatchRequest& request_;
  const std::string& format_;
  Language language_;
  std::optional<CsvWriter> csv_;
};

void run(Session& session, BatchOptions& options) {
  const auto diversity = options.diversity.value(options.k);
  if (!diversity) return session.fail(diversity.error());
  const auto opened = options.matcher.open(session);
  if (!opened) return session.fail(opened.error());
  const Matcher& matcher = **opened;
  const auto pair = parse_pair(matcher.taxonomy(), options.pair);
  if (!pair) return session.fail(pair.error());
  const BatchRequest request{
      .asker = pair->asker, .asked = pair->asked, .k = options.k, .include_partners = options.include_partners, .diversity = *diversity};
  ListWriter writer(session.out(), matcher, request, options.format, session.language());
  const std::size_t total = count_of_kind(matcher.population(), request.asker);
  std::size_t done = 0;
  const auto summary = matcher.batch(request, [&](ActorIndex asker, const RankedList& list) {
    writer.write(asker, list);
    if (++done % 1024 == 0 || done == total) session.progress(session.text("acteurs", "actors"), done, total);
  });
  if (!summary) return session.fail(summary.error());
  const std::string askers = std::to_string(summary->askers);
  const std::string without = std::to_string(summary->without_match);
  session.note(
      {askers + " acteurs, dont " + without + " sans proposition.", askers + " actors, " + without + " of them without a proposal."});
  if (summary->diversity.matches > 0)
    session.note({diversity_text(summary->diversity, Language::fr), diversity_text(summary->diversity, Language::en)});
}

}  // namespace

void register_batch(Command& app, Session& session) {
  auto options = std::make_shared<BatchOptions>();
  Command command =
      app.add_command("batch", session.text("la liste de chacun : a<TAB>b<TAB>rang<TAB>S", "everybody's list: a<TAB>b<TAB>rank<TAB>S"));
  options->matcher.add_to(command, session);
  options->diversity.add_to(command, session);
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
