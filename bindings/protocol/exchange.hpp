// Text in, text out: the whole protocol behind one door, for whoever carries lines (the command line, later HTTP, C, Python).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/protocol/made_by.hpp"
#include "bindings/protocol/request_words.hpp"
#include "bindings/protocol/updates.hpp"
#include "engine/snapshot/snapshot.hpp"

namespace binome {

struct ExchangeOptions {
  RequestWords words;                // what a request asks where it does not say otherwise
  Language language = Language::fr;  // of answers to lines without `lang`
};

// Thread safe.
class Exchange {
 public:
  Exchange(std::shared_ptr<const Matcher> matcher, ExchangeOptions options);

  // Makes what requests between these kinds need. Errors: those of binome::warm().
  Result<void> warm(const std::vector<KindPair>& pairs);
  // Says that requests may come: one object without its line end (docs/protocol.md, "ready").
  std::string ready() const;

  struct Answer {
    std::string text;            // one object without its line end
    std::optional<Error> error;  // why the line was refused: `text` says it
  };
  // Answers one line: a request, a question why, or an update. `number`: of the line in its stream, from 1; an error names it.
  Answer answer(std::string_view line, std::optional<std::size_t> number = std::nullopt);
  // Answers a line that could not be read.
  Answer refuse(Error error, std::optional<std::size_t> number) const;

 private:
  Result<std::string> run(const rapidjson::Value& line, const Envelope& envelope);
  Result<std::string> why(const Matcher& matcher, const rapidjson::Value& line, const Envelope& envelope) const;
  Result<std::string> match(const Matcher& matcher, const rapidjson::Value& line, const Envelope& envelope) const;

  ExchangeOptions options_;
  MadeBy made_by_;
  LiveDirectory directory_;
  std::vector<KindPair> warm_;
};

}  // namespace binome
