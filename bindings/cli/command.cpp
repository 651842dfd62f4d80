#include "bindings/cli/command.hpp"

#include <CLI/CLI.hpp>

namespace binome {

Option Option::required() {
  option_->required();
  return *this;
}

Option Option::one_of(const std::vector<std::string>& allowed) {
  option_->check(CLI::IsMember(allowed));
  return *this;
}

Option Option::between(std::uint64_t least, std::uint64_t most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

bool Option::given() const { return option_->count() > 0; }

Command Command::add_command(const std::string& name, const std::string& help) { return Command(app_->add_subcommand(name, help)); }

Option Command::option(const std::string& name, std::string& value, const std::string& help) {
  return Option(app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::uint64_t& value, const std::string& help) {
  return Option(app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  CLI::Option* option = app_->add_option(name, values, help);
  if (name.starts_with("-")) option->allow_extra_args(false);  // one value each time
  return Option(option);
}

Option Command::flag(const std::string& name, bool& value, const std::string& help) { return Option(app_->add_flag(name, value, help)); }

void Command::footer(const std::string& text) { app_->footer(text); }

void Command::run(std::function<void()> action) { app_->callback(std::move(action)); }

}  // namespace binome
