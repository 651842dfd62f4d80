// The program's command line: its commands, parsed; help, the version, or what is wrong instead.
#pragma once

#include <iosfwd>
#include <memory>

#include "bindings/cli/command.hpp"

namespace binome {

class CommandLine {
 public:
  explicit CommandLine(Language language);
  ~CommandLine();

  // The program itself: register commands with it before run().
  Command program();

  enum class Outcome { ran, informed, wrong_use };
  // Runs the command that the words ask for (ran), or prints help or the version to `out` (informed), or what is wrong to
  // `err` (wrong_use). What a command throws passes through.
  Outcome run(int argc, char** argv, std::ostream& out, std::ostream& err);

 private:
  std::unique_ptr<CLI::App> app_;
  Language language_;
  std::string written_language_;
};

}  // namespace binome
