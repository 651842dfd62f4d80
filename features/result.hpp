// Errors as values: every function that can fail for a reason outside this program returns Result<T>.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "features/argument.hpp"
#include "features/language.hpp"

namespace binome {

// A row of data/errors.tsv; the names are in features/error_codes.hpp, which those include that make or compare errors.
enum class ErrorCode : std::uint16_t;

// A failure: what it is, and of what. The sentence is in data/wording/errors.tsv (bindings/wording/say.hpp): {name} stands
// for an argument, {cause} for the sentences of the causes, a line each.
struct Error {
  ErrorCode code{};
  std::vector<Argument> arguments;
  std::vector<Error> causes;
  Bilingual text;

  Error() = default;
  explicit Error(ErrorCode what, std::vector<Argument> of = {}, std::vector<Error> because = {})
      : code(what), arguments(std::move(of)), causes(std::move(because)) {}
  // A value refused with a sentence of its own: ErrorCode::value_refused. For cells and members that have no code yet.
  Error(Bilingual sentence);  // NOLINT
  Error(std::string fr, std::string en) : Error(Bilingual{std::move(fr), std::move(en)}) {}

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

// Builds the error side of a Result: fail(ErrorCode::unknown_project, {{"id", id}}).
inline tl::unexpected<Error> fail(ErrorCode code, std::vector<Argument> arguments = {}) {
  return tl::unexpected<Error>(Error(code, std::move(arguments)));
}
// The same around another error: fail(ErrorCode::at_line, {{"file", path}, {"line", number}}, error).
inline tl::unexpected<Error> fail(ErrorCode code, std::vector<Argument> arguments, Error cause) {
  return tl::unexpected<Error>(Error(code, std::move(arguments), {std::move(cause)}));
}

}  // namespace binome
