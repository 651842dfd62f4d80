// Where a command's answer goes: standard output, or a file that appears when it is complete.
#pragma once

#include <optional>

#include "bindings/cli/session.hpp"
#include "bindings/files/atomic_file.hpp"

namespace binome {

// Adds --out FILE, which TextOutput opens, to a command.
void add_out(Command& command, const Session& session, std::string& path);

class TextOutput {
 public:
  // Standard output if `path` is empty. Errors: AtomicFile's.
  static Result<TextOutput> open(Session& session, const std::string& path);

  void write(std::string_view text);
  // Errors: the file could not be written in full, and is not there; main() says so of standard output.
  Result<void> commit();

 private:
  explicit TextOutput(Session& session) : session_(&session) {}

  Session* session_;
  std::optional<AtomicFile> file_;
};

}  // namespace binome
