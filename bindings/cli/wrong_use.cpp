#include "bindings/cli/wrong_use.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "bindings/wording/shown_value.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

class WrongUse {
 public:
  WrongUse(const CLI::App& program, Language language) : program_(program), command_(&program), fr_(language == Language::fr) {
    if (const auto given = program.get_subcommands(); !given.empty()) command_ = given.front();
  }

  std::string explain(const CLI::ParseError& error) const {
    if (auto unknown = explain_unknown(); !unknown.empty()) return unknown;
    const std::string said = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return explain_missing(said.substr(0, said.find(" is required")));
    const std::string name = said.substr(0, said.find(": "));
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
      return name + (fr_ ? " : " : ": ") + said.substr(std::min(said.size(), name.size() + 2));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return explain_count(name, said);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      const auto words = program_.remaining(true);
      return (fr_ ? "argument de trop : " : "one argument too many: ") + quoted(words.empty() ? std::string() : words.front());
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return explain_flag_value(said);
    return (fr_ ? "mauvais usage : " : "wrong use: ") + said;
  }

  std::string help_line() const {
    const std::string command = command_ == &program_ ? "" : " " + command_->get_name();
    return (fr_ ? "Aide : binome" : "Help: binome") + command + " --help";
  }

 private:
  std::string quoted(const std::string& word) const { return fr_ ? "« " + shorten(word) + " »" : "\"" + shorten(word) + "\""; }

  // A mistyped command or option explains all that follows from it, so it comes first. Empty: all are known.
  std::string explain_unknown() const {
    for (const std::string& word : program_.remaining(true)) {
      const bool is_option = word.size() > 1 && word.front() == '-';
      if (!is_option && command_ != &program_) continue;  // one argument too many
      const std::string name = is_option ? word.substr(0, word.find('=')) : word;
      const std::string near = nearest(name, is_option ? option_names() : command_names());
      const std::string what =
          is_option ? (fr_ ? "option inconnue " : "unknown option ") : (fr_ ? "commande inconnue " : "unknown command ");
      if (near == name) return (fr_ ? "à mettre après la commande : " : "to be put after the command: ") + name;
      if (!near.empty()) return what + quoted(name) + (fr_ ? " ; la plus proche : " : "; the nearest: ") + near;
      if (is_option) return what + quoted(name);
      return what + quoted(name) + (fr_ ? " ; les commandes : " : "; the commands: ") + CLI::detail::join(command_names(), ", ");
    }
    return {};
  }

  std::string explain_missing(const std::string& name) const {
    if (const CLI::Option* option = command_->get_option_no_throw(name); option != nullptr)
      return (fr_ ? "il manque " : "missing: ") + name + (fr_ ? " : " : ", ") + option->get_description();
    return (fr_ ? "quelle commande ? " : "which command? ") + CLI::detail::join(command_names(), ", ");
  }

  // Too few or too many values.
  std::string explain_count(const std::string& name, const std::string& said) const {
    const std::string received = " required but received ";
    if (const auto at = said.find("At Most"); at != std::string::npos) {
      const std::string times = said.substr(said.find(received) + received.size());
      return name + (fr_ ? " : donné " + times + " fois, une seule est permise" : ": given " + times + " times, once is allowed");
    }
    return name + (fr_ ? " : une valeur est attendue" : ": a value is expected");
  }

  // Numbers are checked before they are converted: what cannot be converted is the value given to a flag.
  std::string explain_flag_value(const std::string& said) const {
    const std::size_t begin = std::min(said.size(), said.find(": ") + 2);
    return said.substr(begin, said.find(" = ") - begin) + (fr_ ? " : ne prend pas de valeur" : ": takes no value");
  }

  std::vector<std::string> command_names() const {
    std::vector<std::string> names;
    for (const CLI::App* command : program_.get_subcommands({})) names.push_back(command->get_name());
    return names;
  }

  std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const CLI::App* app : {command_, &program_}) {
      for (const CLI::Option* option : app->get_options()) {
        for (const std::string& name : option->get_snames()) names.push_back("-" + name);
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      }
    }
    return names;
  }

  // The name that differs least, if by little; else one that begins as the word does; else nothing.
  static std::string nearest(const std::string& word, const std::vector<std::string>& names) {
    std::size_t least = std::max<std::size_t>(1, word.size() / 3);
    std::string found;
    for (const std::string& name : names) {
      const std::size_t distance = edit_distance(word, name, least);
      if (distance > least || (!found.empty() && distance == least)) continue;
      found = name;
      least = distance;
    }
    if (!found.empty()) return found;
    const auto longer =
        std::find_if(names.begin(), names.end(), [&](const std::string& name) { return word.size() > 2 && name.starts_with(word); });
    return longer == names.end() ? std::string() : *longer;
  }

  const CLI::App& program_;
  const CLI::App* command_;
  bool fr_;
};

}  // namespace

std::string explain_wrong_use(const CLI::App& program, const CLI::ParseError& error, Language language) {
  const WrongUse wrong(program, language);
  return wrong.explain(error) + "\n" + wrong.help_line();
}

}  // namespace binome
