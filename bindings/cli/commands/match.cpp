// binome match: the best partners of one actor, one listing, or a stream of requests.
#include <fstream>
#include <istream>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/cli/options/snapshot_argument.hpp"
#include "bindings/cli/output/match_output.hpp"
#include "bindings/files/line_reader.hpp"
#include "bindings/protocol/live_directory.hpp"
#include "bindings/protocol/match_requests.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/recall.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {
namespace {

struct MatchOptions {
  MatcherArguments matcher;
  DiversityArgument diversity;
  RequestWords words;
  std::string listing_file;
  std::string requests;
  std::string format = "text";
};

Result<std::string> read_first_line(const std::string& path) {
  std::ifstream file;
  const auto opened = open_input(path, file);
  if (!opened) return tl::make_unexpected(opened.error());
  std::string line;
  if (read_line(**opened, ReadLimits{}.line_bytes, line) != LineStatus::read) {
    return fail(ErrorKind::bad_data, "une annonce JSON sur une ligne est attendue dans " + path,
                "one listing in JSON on one line is expected in " + path);
  }
  return line;
}

// Says beside a table what diversity cost and what an approximate search finds: a table has no place for it.
void note_costs(Session& session, const Matcher& matcher, const std::vector<MatchList>& lists) {
  for (const MatchList& list : lists) {
    const auto note = [&](const auto& text) {
      const auto sentence = [&](Language language) {
        return capitalised(matcher.taxonomy().label(list.kind, language)) + " — " + text(language);
      };
      session.note({sentence(Language::fr), sentence(Language::en)});
    };
    if (list.diversity && !list.matches.empty()) note([&](Language language) { return diversity_text(list.diversity->cost, language); });
    if (list.recall) note([&](Language language) { return recall_text(*list.recall, language); });
  }
}

int write_answer(Session& session, const Matcher& matcher, const OwnedRequest& owned, const std::string& format) {
  const MatchRequest request = owned.request();
  const auto lists = matcher.match(request);
  if (!lists) {
    session.fail(lists.error());
    return session.exit_code();
  }
  if (format == "text") write_match_text(session.out(), matcher, request, *lists, session.language());
  else if (format == "csv") write_match_csv(session.out(), matcher, request, *lists, session.language());
  else if (format == "tsv") write_match_tsv(session.out(), matcher, *lists);
  else write_match_json(session.out(), matcher, request, *lists, session.language());
  if (format == "csv" || format == "tsv") note_costs(session, matcher, *lists);
  for (const MatchList& list : *lists) {
    if (!list.matches.empty()) return kExitOk;
  }
  return kExitNo;
}

// One JSON request or update a line in, one JSON answer a line out; a bad line is answered with its error, and the rest goes on.
// `words`: what a request asks where it does not say otherwise.
int answer_stream(Session& session, LiveDirectory& directory, const RequestWords& words, std::istream& in) {
  std::string line;
  int exit_code = kExitOk;
  std::size_t number = 0;
  LineStatus status = LineStatus::read;
  while (status != LineStatus::failed) {
    status = read_line(in, ReadLimits{}.line_bytes, line);
    if (status == LineStatus::end) break;
    ++number;
    const auto answer = [&]() -> Result<void> {
      if (status == LineStatus::failed) return tl::make_unexpected(Error{ErrorKind::failure, read_failure()});
      if (status == LineStatus::too_long) return fail(ErrorKind::bad_data, "requête trop longue", "request too long");
      const auto document = parse_line(line);
      if (!document) return tl::make_unexpected(document.error());
      const auto updated = directory.update(*document);
      if (!updated) return tl::make_unexpected(updated.error());
      if (*updated) {
        session.out() << **updated << "\n";
        return {};
      }
      const std::shared_ptr<const Matcher> matcher = directory.now();
      const auto request = parse_request(*matcher, *document, words);
      if (!request) return tl::make_unexpected(request.error());
      const auto lists = matcher->match(request->request());
      if (!lists) return tl::make_unexpected(lists.error());
      write_match_json(session.out(), *matcher, request->request(), *lists, session.language());
      return {};
    }();
    if (!answer) {
      write_error_json(session.out(), answer.error(), number, session.language());
      exit_code = kExitBadData;
    }
    session.out().flush();
  }
  return exit_code;
}

void run(Session& session, MatchOptions& options) {
  const bool one = !options.words.actor.empty() || !options.words.listing.empty() || !options.listing_file.empty() ||
                   !options.words.countries.empty() || !options.words.themes.empty();
  if (one == !options.requests.empty()) {
    return session.fail({ErrorKind::wrong_use,
                         {"donner un acteur, --listing, --listing-file, --requests, ou un pays ou thème seul",
                          "give an actor, --listing, --listing-file, --requests, or a country or theme alone"}});
  }
  const auto diversity = options.diversity.value(options.words.k);
  if (!diversity) return session.fail(diversity.error());
  options.words.diversity = *diversity;
  if (options.requests.empty()) options.matcher.expect_requests(1);
  auto matcher = options.matcher.open(session);
  if (!matcher) return session.fail(matcher.error());
  if (!options.requests.empty()) {
    std::ifstream file;
    const auto opened = open_input(options.requests, file);
    if (!opened) return session.fail(opened.error());
    LiveDirectory directory(std::move(*matcher));
    return session.set_exit_code(answer_stream(session, directory, options.words, **opened));
  }
  Result<OwnedRequest> request = options.listing_file.empty()
                                     ? make_request(**matcher, options.words)
                                     : read_first_line(options.listing_file).and_then([&](const std::string& line) {
                                         return make_listing_request(**matcher, line, options.words);
                                       });
  if (!request) return session.fail(request.error());
  const int code = write_answer(session, **matcher, *request, options.format);
  if (session.exit_code() == kExitOk) session.set_exit_code(code);
}

}  // namespace

void register_match(Command& app, Session& session) {
  auto options = std::make_shared<MatchOptions>();
  Command command = app.add_command("match", session.text("les meilleurs partenaires d'un acteur, d'une annonce ou d'un pays",
                                                          "the best partners of an actor, a listing or a country"));
  options->matcher.add_to(command, session, SearchOption::or_approximate);
  options->diversity.add_to(command, session);
  RequestWords& words = options->words;
  command.option("actor", words.actor,
                 session.text("identifiant de l'acteur (absent : une structure imaginaire des pays et thèmes donnés)",
                              "the actor's id (without: an imaginary actor of the countries and themes given)"));
  command.option("--listing", words.listing,
                 session.text("identifiant d'une offre ou recherche de l'annuaire", "id of an offer or search of the directory"));
  command.option(
      "--listing-file", options->listing_file,
      session.text("une annonce en JSON sur une ligne (- : entrée standard)", "a listing in JSON on one line (-: standard input)"));
  command.option("--requests", options->requests,
                 session.text("une requête ou mise à jour JSON par ligne (- : entrée standard), une réponse par ligne",
                              "one JSON request or update a line (-: standard input), one answer a line"));
  command.option("-k", words.k, session.text("nombre de propositions par type (10)", "number of proposals per kind (10)"))
      .between(1, 10000);
  command.option("--kind", words.kinds, session.text("types demandés (répétable)", "kinds asked for (repeatable)"));
  command.option(
      "--country", words.countries,
      session.text("seulement les structures de ces pays ou zones (répétable)", "only actors of these countries or zones (repeatable)"));
  command.option("--theme", words.themes, session.text("seulement ces thèmes (répétable)", "only these themes (repeatable)"));
  command.option("--exclude", words.exclude, session.text("identifiants à ne pas proposer (répétable)", "ids not to propose (repeatable)"));
  command.flag("--include-partners", words.include_partners,
               session.text("propose aussi les partenaires actuels", "propose current partners as well"));
  command.option("--format", options->format, session.text("text, json, csv ou tsv", "text, json, csv or tsv"))
      .one_of({"text", "json", "jsonl", "csv", "tsv"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
