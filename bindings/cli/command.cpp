#include "bindings/cli/command.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <CLI/CLI.hpp>

#include "bindings/cli/help.hpp"
#include "bindings/wording/shown_value.hpp"

namespace binome {
namespace {

std::optional<std::uint64_t> parse_whole_number(const std::string& text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, value);
  if (failure != std::errc{} || stop != end) return std::nullopt;
  return value;
}

}  // namespace

Option Option::required() {
  option_->required();
  return *this;
}

Option Option::one_of(const std::vector<std::string>& allowed) {
  const bool fr = language_ == Language::fr;
  option_->check([allowed, fr](const std::string& given) -> std::string {
    if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return {};
    const std::string choices = CLI::detail::join(allowed, ", ");
    return fr ? "« " + shorten(given) + " » ; valeurs permises : " + choices : "\"" + shorten(given) + "\"; allowed values: " + choices;
  });
  option_->type_name(fr ? "CHOIX" : "CHOICE");
  return *this;
}

Option Option::between(std::uint64_t least, std::uint64_t most) {
  const bool fr = language_ == Language::fr;
  const std::string range = std::to_string(least) + (fr ? " à " : " to ") + std::to_string(most);
  option_->description(option_->get_description() + (fr ? " ; de " : "; from ") + range);
  option_->check([=](const std::string& given) -> std::string {
    const auto value = parse_whole_number(given);
    if (value && *value >= least && *value <= most) return {};
    return fr ? "« " + shorten(given) + " » ; un nombre entier de " + range + " est attendu"
              : "\"" + shorten(given) + "\"; a whole number from " + range + " is expected";
  });
  return *this;
}

Option Option::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::advanced() {
  option_->group(kAdvancedGroup);
  return *this;
}

bool Option::given() const { return option_->count() > 0; }

Command Command::add_command(const std::string& name, const std::string& help) { return {app_->add_subcommand(name, help), language_}; }

Option Command::option(const std::string& name, std::string& value, const std::string& help) {
  CLI::Option* option = app_->add_option(name, value, help);
  option->type_name(language_ == Language::fr ? "TEXTE" : "TEXT");
  return {option, language_};
}

Option Command::option(const std::string& name, std::uint64_t& value, const std::string& help) {
  const bool fr = language_ == Language::fr;
  CLI::Option* option = app_->add_option(name, value, help);
  option->type_name(fr ? "NOMBRE" : "NUMBER");
  option->check([fr](const std::string& given) -> std::string {
    if (parse_whole_number(given)) return {};
    return fr ? "« " + shorten(given) + " » ; un nombre entier est attendu" : "\"" + shorten(given) + "\"; a whole number is expected";
  });
  return {option, language_};
}

Option Command::option(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  CLI::Option* option = app_->add_option(name, values, help);
  option->type_name(language_ == Language::fr ? "TEXTE" : "TEXT");
  if (name.starts_with("-")) option->allow_extra_args(false);  // one value each time
  return {option, language_};
}

Option Command::flag(const std::string& name, bool& value, const std::string& help) {
  return {app_->add_flag(name, value, help), language_};
}

void Command::footer(const std::string& text) {
  const std::string before = app_->get_footer();
  app_->footer(before.empty() ? text : before + "\n\n" + text);
}

void Command::examples(const std::vector<std::string>& arguments) {
  std::string text = language_ == Language::fr ? "Exemples :" : "Examples:";
  for (const std::string& line : arguments) text += "\n  binome " + line;
  footer(text);
}

void Command::run(std::function<void()> action) { app_->callback(std::move(action)); }

}  // namespace binome
