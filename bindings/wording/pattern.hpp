// A sentence with places for arguments, in ICU's MessageFormat: {name}, {n, plural, one {…} other {…}},
// {which, select, a {…} other {…}}, {n, number, ::group-off}; '{' stands for a brace.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/argument.hpp"

namespace binome {

// Read once, said from any thread. ICU reads it (icu::MessagePattern); the sentence is put together here, since
// icu::MessageFormat keeps state within const functions.
class Pattern {
 public:
  // Nothing where the text is no such pattern. French is set as French typography asks, but for what the arguments bring.
  static std::optional<Pattern> parse(std::string_view text, Language language);

  // Whole numbers are grouped as the language does. A list stands with ", " between; it counts in a plural by its size.
  // An argument that is not given selects `none`, counts as 0 and is said as nothing.
  std::string say(std::span<const Argument> arguments) const;

  // The names of the arguments that it speaks of.
  std::set<std::string> places() const;

  struct Branch;
  struct Piece {
    enum class Form { text, argument, plain_number, plural, select, count };
    Form form = Form::text;
    std::string text;  // the words, or the name of the argument
    std::vector<Branch> branches;
  };
  struct Branch {
    std::string keyword;
    std::vector<Piece> pieces;
  };

 private:
  explicit Pattern(Language language) : language_(language) {}

  Language language_;
  std::vector<Piece> pieces_;
};

}  // namespace binome
