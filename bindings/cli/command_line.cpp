#include "bindings/cli/command_line.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

#include "bindings/cli/help.hpp"
#include "bindings/cli/wrong_use.hpp"

namespace binome {

CommandLine::CommandLine(Language language) : language_(language) {
  const bool fr = language == Language::fr;
  app_ = std::make_unique<CLI::App>(fr ? "Binôme : trouve les partenaires qui se conviennent mutuellement, et dit pourquoi."
                                       : "Binôme: finds the partners that suit each other, and says why.",
                                    "binome");
  app_->formatter(help_formatter(language));
  app_->require_subcommand(1);
  app_->fallthrough();
  app_->set_help_flag("-h,--help", fr ? "affiche cette aide, ou celle d'une commande" : "shows this help, or that of a command")
      ->group(kGeneralGroup);
  app_->set_version_flag("--version", std::string("Binôme ") + BINOME_VERSION, fr ? "affiche la version" : "shows the version")
      ->group(kGeneralGroup);
  program()
      .option("--lang", written_language_, fr ? "langue : fr (par défaut) ou en" : "language: fr (default) or en")
      .one_of({"fr", "en"});
  app_->get_option("--lang")->group(kGeneralGroup);
}

CommandLine::~CommandLine() = default;

Command CommandLine::program() { return {app_.get(), language_}; }

CommandLine::Outcome CommandLine::run(int argc, char** argv, std::ostream& out, std::ostream& err) {
  try {
    app_->parse(argc, argv);
    return Outcome::ran;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << "\n";
    return Outcome::informed;
  } catch (const CLI::Success&) {  // --help
    out << app_->help();
    return Outcome::informed;
  } catch (const CLI::ParseError& error) {
    err << explain_wrong_use(*app_, error, language_) << "\n";
    return Outcome::wrong_use;
  }
}

}  // namespace binome
