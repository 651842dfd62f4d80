// binome suggest-tags: themes, ODD, countries and skills that an actor's texts suggest, for a person to confirm.
#include <cstdio>

#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/files/csv_writer.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"
#include "engine/tags/tag_suggester.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

struct SuggestOptions {
  EngineArguments engine;
  std::string actor;
  std::string format = "text";
  std::size_t k = 3;
  bool evaluate = false;
};

Bilingual vocabulary_name(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::theme:
      return {"Thèmes", "Themes"};
    case Vocabulary::odd:
      return {"ODD", "SDGs"};
    case Vocabulary::place:
      return {"Pays", "Countries"};
    default:
      return {"Compétences, offertes ou cherchées", "Skills, offered or sought"};
  }
}

std::string hundredths_text(double share, Language language) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", share);
  if (language == Language::fr) text[1] = ',';
  return text;
}

std::string words_text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// Writes the suggestions of one actor after the other.
class SuggestionWriter {
 public:
  SuggestionWriter(Session& session, const Engine& engine, const std::string& format)
      : out_(session.out()), engine_(engine), format_(format), language_(session.language()) {
    if (format_ != "csv") return;
    csv_.emplace(
        out_, language_ == Language::fr
                  ? std::vector<std::string>{"Structure", "Vocabulaire", "Suggestion à confirmer", "Force", "Mots", "Code", "Identifiant"}
                  : std::vector<std::string>{"Actor", "Vocabulary", "Suggestion to confirm", "Strength", "Words", "Code", "Id"});
  }

  void write(ActorIndex actor, const std::vector<TagSuggestion>& suggestions) {
    if (csv_) write_csv(actor, suggestions);
    else if (format_ == "text") write_text(actor, suggestions);
    else write_json(actor, suggestions);
  }

 private:
  std::string label(Term tag) const { return engine_.taxonomy().label(tag, language_); }

  void write_text(ActorIndex actor, const std::vector<TagSuggestion>& suggestions) {
    const bool fr = language_ == Language::fr;
    out_ << (first_ ? "" : "\n") << (fr ? "Suggestions pour " : "Suggestions for ") << name_text(engine_, actor) << " ("
         << kind_text(engine_, actor, language_) << ", " << engine_.built().profiles.id(actor)
         << (fr ? "), à confirmer : rien n'est enregistré\n" : "), to be confirmed: nothing is recorded\n");
    first_ = false;
    for (const Vocabulary vocabulary : kSuggestedVocabularies) {
      bool named = false;
      for (const TagSuggestion& suggestion : suggestions) {
        if (suggestion.tag.vocabulary() != vocabulary) continue;
        if (!named) out_ << "  " << vocabulary_name(vocabulary).in(language_) << "\n";
        named = true;
        out_ << "    " << hundredths_text(suggestion.strength, language_) << "  " << label(suggestion.tag)
             << (fr ? " — mots : " : " — words: ") << words_text(suggestion.words) << "\n";
      }
    }
    if (suggestions.empty()) out_ << (fr ? "  aucune\n" : "  none\n");
  }

  void write_csv(ActorIndex actor, const std::vector<TagSuggestion>& suggestions) {
    for (const TagSuggestion& suggestion : suggestions) {
      csv_->row({engine_.built().profiles.actor(actor).name, vocabulary_name(suggestion.tag.vocabulary()).in(language_),
                 label(suggestion.tag), hundredths_text(suggestion.strength, language_), words_text(suggestion.words),
                 engine_.taxonomy().code(suggestion.tag), std::string(engine_.built().profiles.id(actor))});
    }
  }

  void write_json(ActorIndex actor, const std::vector<TagSuggestion>& suggestions) {
    JsonText json;
    json.writer.StartObject();
    json.member("actor", engine_.built().profiles.id(actor));
    json.key("suggestions");
    json.writer.StartArray();
    for (const TagSuggestion& suggestion : suggestions) {
      json.writer.StartObject();
      json.member("vocabulary", name_of(suggestion.tag.vocabulary()));
      json.member("code", engine_.taxonomy().code(suggestion.tag));
      json.member("label", label(suggestion.tag));
      json.decimal("strength", hundredths_text(suggestion.strength, Language::en));
      json.key("words");
      json.writer.StartArray();
      for (const std::string& word : suggestion.words) json.value(word);
      json.writer.EndArray();
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
  bool first_ = true;
};

void write_quality(Session& session, const TagSuggester& suggester, const SuggestOptions& options) {
  const bool fr = session.language() == Language::fr;
  if (options.format == "text") {
    session.out() << (fr ? "vocabulaire | acteurs | avec suggestion | précision | rappel | précision des plus fréquents | leur rappel\n"
                         : "vocabulary | actors | with a suggestion | precision | recall | precision of the most frequent | their recall\n")
                  << "--- | --- | --- | --- | --- | --- | ---\n";
  }
  for (const Vocabulary vocabulary : kSuggestedVocabularies) {
    const SuggestionQuality quality = suggester.evaluate(vocabulary, options.k);
    const double shares[] = {quality.precision, quality.recall, quality.usual_precision, quality.usual_recall};
    if (options.format == "text") {
      session.out() << vocabulary_name(vocabulary).in(session.language()) << " | " << quality.actors << " | " << quality.answered;
      for (const double share : shares) session.out() << " | " << percent_text(share, session.language());
      session.out() << "\n";
      continue;
    }
    constexpr std::string_view kNames[] = {"precision", "recall", "usual_precision", "usual_recall"};
    JsonText json;
    json.writer.StartObject();
    json.member("vocabulary", name_of(vocabulary));
    json.member("k", static_cast<std::int64_t>(options.k));
    json.member("actors", static_cast<std::int64_t>(quality.actors));
    json.member("answered", static_cast<std::int64_t>(quality.answered));
    for (std::size_t i = 0; i < std::size(shares); ++i) json.decimal(kNames[i], hundredths_text(shares[i], Language::en));
    json.writer.EndObject();
    session.out() << json.text() << "\n";
  }
}

void run(Session& session, SuggestOptions& options) {
  session.answer_in(options.format);
  if (options.evaluate && (!options.actor.empty() || options.format == "csv")) {
    return session.fail(Error(ErrorCode::evaluate_whole_directory));
  }
  const auto opened = options.engine.open(session);
  if (!opened) return session.fail(opened.error());
  const Engine& engine = **opened;
  std::optional<ActorIndex> one;
  if (!options.actor.empty()) {
    const auto found = find_actor(engine, options.actor);
    if (!found) return session.fail(found.error());
    one = *found;
  }
  const TagSuggester suggester(engine);
  if (options.evaluate) return write_quality(session, suggester, options);
  SuggestionWriter writer(session, engine, options.format);
  std::size_t suggested = 0;
  for (ActorIndex actor = one.value_or(0); actor < (one ? *one + 1 : engine.built().profiles.size()); ++actor) {
    if (!one && !engine.built().profiles[actor].visible) continue;
    std::vector<TagSuggestion> suggestions;
    for (const Vocabulary vocabulary : kSuggestedVocabularies) {
      if (!one && !suggester.lacks(actor, vocabulary)) continue;
      for (TagSuggestion& suggestion : suggester.suggest(actor, vocabulary, options.k)) suggestions.push_back(std::move(suggestion));
    }
    suggested += suggestions.empty() ? 0 : 1;
    if (one || !suggestions.empty()) writer.write(actor, suggestions);
  }
  if (suggested == 0) session.set_exit_code(kExitNo);
  if (one) return;
  const std::string count = std::to_string(suggested);
  session.note({count + " structures avec des suggestions à confirmer.", count + " actors with suggestions to confirm."});
}

}  // namespace

void register_suggest_tags(Command& app, Session& session) {
  auto options = std::make_shared<SuggestOptions>();
  Command command = app.add_command("suggest-tags",
                                    session.text("thèmes, ODD, pays et compétences que les textes suggèrent, à confirmer par une personne",
                                                 "themes, SDGs, countries and skills that the texts suggest, for a person to confirm"));
  options->engine.add_to(command, session);
  command.option(session.text("ACTEUR", "ACTOR"), options->actor,
                 session.text("identifiant (absent : chaque structure à qui il manque des thèmes, ODD, pays ou compétences)",
                              "the actor's id (without: every actor that lacks themes, SDGs, countries or skills)"));
  command.option("-k", options->k, session.text("suggestions par vocabulaire (3)", "suggestions per vocabulary (3)")).between(1, 100);
  command
      .flag("--evaluate", options->evaluate,
            session.text("cache les étiquettes de chacun et compte celles qui sont retrouvées",
                         "hides everybody's tags and counts those found again"))
      .advanced();
  command.option("--format", options->format, session.text("text, json, jsonl ou csv", "text, json, jsonl or csv"))
      .one_of({"text", "json", "jsonl", "csv"});
  command.examples({"suggest-tags grenoble --directory data/sample/directory.jsonl"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
