// `binome check`: says what is wrong in files, and writes nothing.
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <memory>

#include "bindings/cli/options/file_arguments.hpp"

#include "bindings/wording/say.hpp"

namespace binome {
namespace {

struct CheckArguments {
  FileArguments files;
  std::string format = "text";
};

void print_text(const RecordCollection& collection, const RecordCounts& counts, Session& session) {
  const Language language = session.language();
  for (const Bilingual& notice : collection.notices) session.out() << notice.in(language) << "\n";
  print_problems(session.out(), collection.problems, collection.problem_count, language);
  session.out() << describe(counts, language);
  if (collection.problem_count == 0) {
    session.out() << session.text(", aucun problème", ", no problem") << "\n";
  } else {
    session.out() << session.text(" ; ", "; ") << describe_refused(collection.refused, language) << ", " << collection.problem_count
                  << session.text(" problème(s)", " problem(s)") << "\n";
  }
}

void print_json(const RecordCollection& collection, const RecordCounts& counts, Session& session) {
  rapidjson::OStreamWrapper stream(session.out());
  rapidjson::Writer<rapidjson::OStreamWrapper> json(stream);
  auto number = [&](const char* name, std::size_t value) {
    json.Key(name);
    json.Uint64(value);
  };
  auto text = [&](const char* name, const std::string& value) {
    json.Key(name);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  number("actors", counts.actors);
  number("projects", counts.projects);
  number("listings", counts.listings);
  number("feedback", counts.feedback);
  number("refused", collection.refused);
  number("problem_count", collection.problem_count);
  json.Key("problems");
  json.StartArray();
  for (const Problem& problem : collection.problems) {
    json.StartObject();
    text("file", problem.file);
    number("line", problem.line);
    text("column", problem.column);
    text("value", problem.value);
    text("what", say(problem.what, session.language()));
    json.EndObject();
  }
  json.EndArray();
  json.Key("notices");
  json.StartArray();
  for (const Bilingual& notice : collection.notices) json.String(notice.in(session.language()).c_str());
  json.EndArray();
  json.EndObject();
  stream.Put('\n');
}

void run(const CheckArguments& arguments, Session& session) {
  session.answer_in(arguments.format);
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  const auto options = arguments.files.options(LabelPolicy::codes);
  if (!options) return session.fail(options.error());
  const auto collection = collect_records(arguments.files.files(), **taxonomy, *options, std::cin);
  if (!collection) return session.fail(collection.error());
  const Directory& good = collection->records.directory();
  const RecordCounts counts{good.actors.size(), good.projects.size(), good.listings.size(), good.feedback.size()};
  if (arguments.format == "json") print_json(*collection, counts, session);
  else print_text(*collection, counts, session);
  if (collection->problem_count > 0) session.set_exit_code(kExitBadData);
}

}  // namespace

void register_check(Command& app, Session& session) {
  const auto arguments = std::make_shared<CheckArguments>();
  Command command = app.add_command("check", session.text("dit tout ce qui ne va pas dans des annuaires, sans rien écrire",
                                                          "says all that is wrong in directories, and writes nothing"));
  arguments->files.add_to(command, session, "--input-format");
  command.option("--format", arguments->format, session.text("text (par défaut) ou json", "text (default) or json"))
      .one_of({"text", "json"});
  command.examples({"check data/sample/directory.jsonl"});
  command.footer(session.text(
      "JSON Lines : des codes seulement ; CSV : comme « binome import ». Sortie : 0 aucun problème ; 2 mauvais usage ; 3 des problèmes.",
      "JSON Lines: codes only; CSV: as \"binome import\". Exit: 0 no problem; 2 wrong use; 3 problems."));
  command.run([arguments, &session] { run(*arguments, session); });
}

}  // namespace binome
