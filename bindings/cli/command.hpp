// A command and its options, with the command-line library kept out of sight: it is slow to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "features/result.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace binome {

// One option; refers to the library's own. The variables that options fill must outlive the parsing.
class Option {
 public:
  Option(CLI::Option* option, Language language) : option_(option), language_(language) {}
  Option required();
  Option one_of(const std::vector<std::string>& allowed);
  // Whole numbers `least` … `most`; the help says so.
  Option between(std::uint64_t least, std::uint64_t most);
  // What stands for the value in the help.
  Option type_name(const std::string& name);
  // Shown after the everyday options.
  Option advanced();
  // Whether the command line that was parsed has it.
  bool given() const;

 private:
  CLI::Option* option_;
  Language language_;
};

// A command: the program itself, or one of its subcommands. Names starting with "-" are options, others positions.
class Command {
 public:
  Command(CLI::App* app, Language language) : app_(app), language_(language) {}
  Command add_command(const std::string& name, const std::string& help);
  Option option(const std::string& name, std::string& value, const std::string& help);
  Option option(const std::string& name, std::uint64_t& value, const std::string& help);
  // May be given several times; a position takes all the words that are left.
  Option option(const std::string& name, std::vector<std::string>& values, const std::string& help);
  Option flag(const std::string& name, bool& value, const std::string& help);
  // The last paragraph of the help.
  void footer(const std::string& text);
  // Command lines that the help shows, without "binome"; tests/help_examples.sh runs them. Before footer().
  void examples(const std::vector<std::string>& arguments);
  // What to do when the command was given.
  void run(std::function<void()> action);

 private:
  CLI::App* app_;
  Language language_;
};

}  // namespace binome
