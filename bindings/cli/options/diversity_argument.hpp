// --diversity: the option that several commands share, and how what it cost is said.
#pragma once

#include <optional>
#include <string>

#include "bindings/cli/session.hpp"

namespace binome {

class DiversityArgument {
 public:
  // Adds --diversity MU to a command.
  void add_to(Command& command, const Session& session);
  // mu for lists of k, or none where the option was not given. Errors: no number, out of range, or too long a list.
  Result<std::optional<double>> value(std::size_t k) const;

 private:
  std::optional<Option> option_;
  std::string written_;
};

}  // namespace binome
