// The program `binome`.
#include <iostream>
#include <string_view>

#include "bindings/cli/command_line.hpp"
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

int run(int argc, char** argv) {
  Session session(language_of(argc, argv), std::cout, std::cerr);
  CommandLine command_line(session.language());
  Command commands = command_line.program();
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
  switch (command_line.run(argc, argv, std::cout, std::cerr)) {
    case CommandLine::Outcome::ran:
      break;
    case CommandLine::Outcome::informed:
      break;
    case CommandLine::Outcome::wrong_use:
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
