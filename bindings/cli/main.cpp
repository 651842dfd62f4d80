// The program `binome`.
#include <iostream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "bindings/cli/session.hpp"

#include "features/error_codes.hpp"

namespace binome {
namespace {

// The language must be known before the commands write their help.
Language language_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en" || (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en")) return Language::en;
  }
  return Language::fr;
}

// The library's sentences are English: say the usual mistakes in the user's language.
std::string explain(const CLI::ParseError& error, const Session& session) {
  const std::string detail = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return session.text("argument ou option inconnus : ", "unknown argument or option: ") + detail;
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return session.text("il manque : ", "missing: ") + detail;
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
    return session.text("valeur illisible : ", "unreadable value: ") + detail;
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return session.text("valeur refusée : ", "value refused: ") + detail;
  return session.text("mauvais usage : ", "wrong use: ") + detail;
}

int run(int argc, char** argv) {
  Session session(language_of(argc, argv), std::cout, std::cerr);
  CLI::App app(session.text("Binôme : trouve les partenaires qui se conviennent mutuellement, et dit pourquoi.",
                            "Binôme: finds the partners that suit each other, and says why."),
               "binome");
  std::string language;
  app.add_option("--lang", language, session.text("langue : fr (par défaut) ou en", "language: fr (default) or en"))
      ->check(CLI::IsMember({"fr", "en"}));
  app.require_subcommand(1);
  app.fallthrough();
  app.set_help_flag("-h,--help", session.text("affiche cette aide", "shows this help"));
  Command commands(&app);
  register_match(commands, session);
  register_why(commands, session);
  register_batch(commands, session);
  register_merge(commands, session);
  register_score(commands, session);
  register_snapshot(commands, session);
  register_import(commands, session);
  register_check(commands, session);
  register_generate(commands, session);
  register_barometer(commands, session);
  register_evaluate(commands, session);
  register_suggest_tags(commands, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    std::cerr << explain(error, session) << "\n"
              << session.text("Aide : binome --help, binome COMMANDE --help", "Help: binome --help, binome COMMAND --help") << "\n";
    return kExitWrongUse;
  }
  std::cout.flush();
  if (!std::cout) {
    session.fail(Error(ErrorCode::output_incomplete));
  }
  return session.exit_code();
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  try {
    return binome::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::cerr << "mémoire insuffisante (out of memory)\n";
  } catch (const std::exception& error) {
    std::cerr << "erreur interne (internal error): " << error.what() << "\n";
  }
  return binome::kExitBadData;
}
