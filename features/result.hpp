// Errors as values: every function that can fail for a reason outside this program returns Result<T>.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace binome {

// The two languages that people read. French comes first everywhere.
enum class Language { fr, en };

// A text in both languages.
struct Bilingual {
  std::string fr;
  std::string en;

  const std::string& in(Language language) const { return language == Language::fr ? fr : en; }
  bool operator==(const Bilingual&) const = default;
};

// What kind of failure; the command line maps it to its exit code (README, "Exit codes").
enum class ErrorKind {
  wrong_use,  // the caller asked for something that makes no sense: exit 2
  bad_data,   // a file, a record or an id is wrong: exit 3
  failure,    // the machine or a library failed (disk full, out of memory): exit 3
};

// A failure: what is wrong, where, and what to do, in one sentence a user can act on.
struct Error {
  ErrorKind kind = ErrorKind::failure;
  Bilingual text;
};

template <typename T>
using Result = tl::expected<T, Error>;

// Builds the error side of a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string fr, std::string en) {
  return tl::make_unexpected(Error{kind, {std::move(fr), std::move(en)}});
}

}  // namespace binome
