// A command and its options, with the command-line library kept out of sight: it is slow to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace binome {

// One option; refers to the library's own. The variables that options fill must outlive the parsing.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}
  Option required();
  Option one_of(const std::vector<std::string>& allowed);
  Option between(std::uint64_t least, std::uint64_t most);
  // What stands for the value in the help.
  Option type_name(const std::string& name);
  // Whether the command line that was parsed has it.
  bool given() const;

 private:
  CLI::Option* option_;
};

// A command: the program itself, or one of its subcommands. Names starting with "-" are options, others positions.
class Command {
 public:
  explicit Command(CLI::App* app) : app_(app) {}
  Command add_command(const std::string& name, const std::string& help);
  Option option(const std::string& name, std::string& value, const std::string& help);
  Option option(const std::string& name, std::uint64_t& value, const std::string& help);
  // May be given several times; a position takes all the words that are left.
  Option option(const std::string& name, std::vector<std::string>& values, const std::string& help);
  Option flag(const std::string& name, bool& value, const std::string& help);
  // The last paragraph of the help.
  void footer(const std::string& text);
  // What to do when the command was given.
  void run(std::function<void()> action);

 private:
  CLI::App* app_;
};

}  // namespace binome
