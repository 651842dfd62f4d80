// The one way to say something: a key of data/wording/*.tsv, or an error, with its arguments, in a language. A new sentence
// is a row (key, fr, en) in one of these tables.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "data/messages.hpp"
#include "features/result.hpp"

namespace binome {

// A sentence to be said later.
struct Sentence {
  Message message{};
  std::vector<Argument> arguments;

  bool operator==(const Sentence&) const = default;
};

// All three can be called from any thread. Patterns are read at first use and once. French comes out with its no-break
// spaces; arguments stand in it as they are.
std::string say(Message message, Language language, std::initializer_list<Argument> arguments = {});
std::string say(const Sentence& sentence, Language language);
// The sentence of an error, those of its causes within it.
std::string say(const Error& error, Language language);

// For checks and for pages: the pattern as it stands in the table.
std::string_view key_of(Message message);
Bilingual pattern_of(Message message);

}  // namespace binome
