// binome match: the best partners of one actor, one listing, or a stream of requests.
#include <fstream>
#include <istream>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/cli/options/pair_argument.hpp"
#include "bindings/cli/options/snapshot_argument.hpp"
#include "bindings/cli/output/match_tables.hpp"
#include "bindings/cli/output/match_text.hpp"
#include "bindings/files/line_reader.hpp"
#include "bindings/protocol/error_json.hpp"
#include "bindings/protocol/exchange.hpp"
#include "bindings/protocol/inline_record.hpp"
#include "bindings/protocol/match_json.hpp"
#include "bindings/protocol/warm.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/recall.hpp"
#include "bindings/wording/wording.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

struct MatchOptions {
  MatcherArguments matcher;
  DiversityArgument diversity;
  RequestWords words;
  std::string listing_file;
  std::string requests;
  std::vector<std::string> warm;
  std::string format = "text";
};

Result<std::string> read_first_line(const std::string& path) {
  std::ifstream file;
  const auto opened = open_input(path, file);
  if (!opened) return tl::make_unexpected(opened.error());
  std::string line;
  if (read_line(**opened, ReadLimits{}.line_bytes, line) != LineStatus::read) {
    return fail(ErrorCode::listing_line_expected, {{"file", path}});
  }
  return line;
}

// Says beside a table what diversity cost and what an approximate search finds: a table has no place for it.
void note_costs(Session& session, const Matcher& matcher, const MatchView& view) {
  for (const ShownList& list : view.lists) {
    const auto note = [&](const auto& text) {
      const auto sentence = [&](Language language) {
        return capitalised(matcher.taxonomy().label(list.kind, language)) + " — " + text(language);
      };
      session.note({sentence(Language::fr), sentence(Language::en)});
    };
    if (list.diversity && !list.matches.empty()) note([&](Language language) { return diversity_text(*list.diversity, language); });
    if (list.recall) note([&](Language language) { return recall_text(*list.recall, language); });
  }
}

void write_answer(Session& session, const Matcher& matcher, const OwnedRequest& owned, const std::string& format) {
  const MatchRequest request = owned.request();
  const auto view = match_view(matcher, request);
  if (!view) return session.fail(view.error());
  if (format == "text") write_match_text(session.out(), matcher, request, *view, session.language());
  else if (format == "csv") write_match_csv(session.out(), matcher, request, *view, session.language());
  else if (format == "tsv") write_match_tsv(session.out(), matcher, *view);
  else session.out() << match_json(matcher, owned, *view, {session.language(), {}}, made_by(matcher)) << "\n";
  if (format == "csv" || format == "tsv") note_costs(session, matcher, *view);
  if (session.exit_code() == kExitOk && view->is_empty()) session.set_exit_code(kExitNo);
}

// What --warm names: pairs of kinds, or all of them.
Result<std::vector<KindPair>> warm_pairs(const Matcher& matcher, const std::vector<std::string>& written) {
  std::vector<KindPair> pairs;
  for (const std::string& text : written) {
    if (text == "all") return all_kind_pairs(matcher);
    const auto pair = parse_pair(matcher.taxonomy(), "--warm", text);
    if (!pair) return tl::make_unexpected(pair.error());
    pairs.push_back(*pair);
  }
  return pairs;
}

// One JSON request, question or update a line in, one JSON answer a line out, after a first line that says when they may come;
// a bad line is answered with its error, and the rest goes on.
void answer_stream(Session& session, Exchange& exchange, std::istream& in) {
  session.out() << exchange.ready() << "\n" << std::flush;
  std::string line;
  LineStatus status = LineStatus::read;
  for (std::size_t number = 1; status != LineStatus::failed; ++number) {
    status = read_line(in, ReadLimits{}.line_bytes, line);
    if (status == LineStatus::end) break;
    const Exchange::Answer answer = [&] {
      if (status == LineStatus::failed) return exchange.refuse(read_failure(), number);
      if (status == LineStatus::too_long) return exchange.refuse(Error(ErrorCode::request_too_long), number);
      return exchange.answer(line, number);
    }();
    session.out() << answer.text << "\n" << std::flush;
    if (answer.error) session.set_exit_code(kExitBadData);
  }
}

void run_stream(Session& session, const MatchOptions& options, std::shared_ptr<const Matcher> matcher) {
  std::ifstream file;
  const auto opened = open_input(options.requests, file);
  if (!opened) return session.fail(opened.error());
  const auto pairs = warm_pairs(*matcher, options.warm);
  if (!pairs) return session.fail(pairs.error());
  Exchange exchange(std::move(matcher), {options.words, session.language()});
  if (const auto warmed = exchange.warm(*pairs); !warmed) return session.fail(warmed.error());
  answer_stream(session, exchange, **opened);
}

void run(Session& session, MatchOptions& options) {
  session.answer_in(options.format);
  const bool one = !options.words.actor.empty() || !options.words.listing.empty() || !options.listing_file.empty() ||
                   !options.words.countries.empty() || !options.words.themes.empty();
  if (one == !options.requests.empty()) {
    return session.fail(Error(ErrorCode::one_request_expected));
  }
  if (!options.warm.empty() && options.requests.empty()) return session.fail(Error(ErrorCode::warm_needs_requests));
  const auto diversity = options.diversity.value(options.words.k);
  if (!diversity) return session.fail(diversity.error());
  options.words.diversity = *diversity;
  if (options.requests.empty()) options.matcher.expect_requests(1);
  auto matcher = options.matcher.open(session);
  if (!matcher) return session.fail(matcher.error());
  if (!options.requests.empty()) return run_stream(session, options, std::move(*matcher));
  const auto request = [&]() -> Result<OwnedRequest> {
    if (options.listing_file.empty()) return make_request(**matcher, options.words);
    const auto line = read_first_line(options.listing_file);
    if (!line) return tl::make_unexpected(line.error());
    auto listing = parse_listing((*matcher)->taxonomy(), *line);
    if (!listing) return tl::make_unexpected(listing.error());
    return make_listing_request(**matcher, std::move(*listing), options.words);
  }();
  if (!request) return session.fail(request.error());
  write_answer(session, **matcher, *request, options.format);
}

// What is asked for, of whom, and how much.
void add_conditions(Command& command, const Session& session, RequestWords& words) {
  command.option("--kind", words.kinds, session.text("types demandés (répétable)", "kinds asked for (repeatable)"))
      .type_name(session.text("TYPE", "KIND"));
  command
      .option(
          "--country", words.countries,
          session.text("seulement les structures de ces pays ou zones (répétable)", "only actors of these countries or zones (repeatable)"))
      .type_name(session.text("PAYS", "COUNTRY"));
  command.option("--theme", words.themes, session.text("seulement ces thèmes (répétable)", "only these themes (repeatable)"))
      .type_name(session.text("THÈME", "THEME"));
  command.option("-k", words.k, session.text("nombre de propositions par type (10)", "number of proposals per kind (10)"))
      .between(1, 10000);
  command.option("--exclude", words.exclude, session.text("identifiants à ne pas proposer (répétable)", "ids not to propose (repeatable)"))
      .type_name(session.text("ACTEUR", "ACTOR"));
  command.flag("--include-partners", words.include_partners,
               session.text("propose aussi les partenaires actuels", "propose current partners as well"));
  command
      .option("--field", words.fields,
              session.text("champs de la fiche à joindre à chaque proposition, en JSON (répétable)",
                           "fields of the record to give with each proposal, in JSON (repeatable)"))
      .type_name(session.text("CHAMP", "FIELD"))
      .advanced();
}

// Who asks, where it is no actor: a listing, or a stream of requests.
void add_sources(Command& command, const Session& session, MatchOptions& options) {
  command
      .option("--listing", options.words.listing,
              session.text("identifiant d'une offre ou recherche de l'annuaire", "id of an offer or search of the directory"))
      .type_name(session.text("ANNONCE", "LISTING"));
  command
      .option("--listing-file", options.listing_file,
              session.text("une annonce en JSON sur une ligne (- : entrée standard)", "a listing in JSON on one line (-: standard input)"))
      .type_name(session.text("FICHIER", "FILE"));
  command
      .option("--requests", options.requests,
              session.text("une requête ou mise à jour JSON par ligne (- : entrée standard), une réponse par ligne",
                           "one JSON request or update a line (-: standard input), one answer a line"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
  command
      .option("--warm", options.warm,
              session.text("avec --requests : prépare ce type vers cet autre avant la première requête, ou all : tous (répétable)",
                           "with --requests: prepares this kind toward that one before the first request, or all (repeatable)"))
      .type_name("A:B")
      .advanced();
}

}  // namespace

void register_match(Command& app, Session& session) {
  auto options = std::make_shared<MatchOptions>();
  Command command = app.add_command("match", session.text("les meilleurs partenaires d'un acteur, d'une annonce ou d'un pays",
                                                          "the best partners of an actor, a listing or a country"));
  command.option(session.text("ACTEUR", "ACTOR"), options->words.actor,
                 session.text("identifiant de l'acteur (absent : une structure imaginaire des pays et thèmes donnés)",
                              "the actor's id (without: an imaginary actor of the countries and themes given)"));
  options->matcher.add_to(command, session, SearchOption::or_approximate);
  add_conditions(command, session, options->words);
  command.option("--format", options->format, session.text("text, json, csv ou tsv", "text, json, csv or tsv"))
      .one_of({"text", "json", "jsonl", "csv", "tsv"});
  add_sources(command, session, *options);
  options->diversity.add_to(command, session);
  command.examples({"match talpa --directory data/sample/directory.jsonl --kind association -k 3",
                    "match --directory data/sample/directory.jsonl --country Sénégal --kind enterprise --format csv"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
