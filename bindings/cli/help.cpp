#include "bindings/cli/help.hpp"

#include <sstream>

#include <CLI/CLI.hpp>

namespace binome {
namespace {

constexpr std::size_t kNameWidth = 28;
constexpr std::size_t kLineWidth = 100;

// Characters on a terminal: UTF-8 bytes that begin one.
std::size_t width_of(const std::string& utf8) {
  std::size_t width = 0;
  for (const char byte : utf8) width += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return width;
}

// "  NAME     text", the text broken at blanks and indented; under the name where that is long.
std::string row(const std::string& name, const std::string& text) {
  std::string lines = "  " + name;
  std::size_t column = 2 + width_of(name);
  const auto indent = [&](bool new_line) {
    if (new_line) lines += "\n", column = 0;
    lines.append(kNameWidth - column, ' ');
    column = kNameWidth;
  };
  indent(column + 2 > kNameWidth);
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t width = width_of(word);
    if (column > kNameWidth && column + 1 + width > kLineWidth) indent(true);
    if (column > kNameWidth) lines += " ", ++column;
    lines += word;
    column += width;
  }
  return lines + "\n";
}

class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(Language language) : fr_(language == Language::fr) {}

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode /*mode*/) const override {
    std::string text = app->get_description() + "\n\n" + make_usage(app, std::move(name));
    text += section("Arguments", app->get_options([](const CLI::Option* option) { return option->get_positional(); }));
    text += section(fr_ ? "Options courantes" : "Everyday options", group(app, "Options"));
    text += section(fr_ ? "Options avancées" : "Advanced options", group(app, kAdvancedGroup));
    text += commands(app);
    const CLI::App* program = app->get_parent() == nullptr ? app : app->get_parent();
    text += section(fr_ ? "Toujours possibles" : "Always possible", group(program, kGeneralGroup));
    return app->get_footer().empty() ? text : text + "\n" + app->get_footer() + "\n";
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string text = (fr_ ? "Utilisation : " : "Usage: ") + name;
    for (const CLI::Option* option : app->get_options([](const CLI::Option* one) { return one->get_positional(); }))
      text += " " + make_option_usage(option);
    if (!app->get_subcommands({}).empty()) text += fr_ ? " COMMANDE" : " COMMAND";
    return text + " [OPTIONS]\n";
  }

 private:
  using Options = std::vector<const CLI::Option*>;

  static Options group(const CLI::App* app, const std::string& name) {
    return app->get_options([&](const CLI::Option* option) {
      return option->nonpositional() && option->get_group() == name && (app->get_parent() == nullptr || option != app->get_help_ptr());
    });
  }

  std::string section(const std::string& title, const Options& options) const {
    if (options.empty()) return {};
    std::string text = "\n" + title + (fr_ ? " :\n" : ":\n");
    for (const CLI::Option* option : options) {
      const bool named = option->nonpositional();
      std::string name = named ? CLI::detail::find_and_replace(option->get_name(false, true), ",", ", ") : option->get_name(true, false);
      if (named && option->get_type_size() != 0) name += " " + option->get_type_name();
      const char* const required = fr_ ? " (obligatoire)" : " (required)";
      text += row(name, option->get_description() + (option->get_required() ? required : ""));
    }
    return text;
  }

  std::string commands(const CLI::App* app) const {
    const auto all = app->get_subcommands({});
    if (all.empty()) return {};
    std::string text = fr_ ? "\nCommandes :\n" : "\nCommands:\n";
    for (const CLI::App* command : all) text += row(command->get_name(), command->get_description());
    return text;
  }

  bool fr_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(Language language) { return std::make_shared<HelpFormatter>(language); }

}  // namespace binome
