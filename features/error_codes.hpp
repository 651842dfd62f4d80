// The table of errors, data/errors.tsv: a row gives the code, its class, the exit status of a program and the status of HTTP.
// A new error is a row there and a row with the same code in data/wording/errors.tsv.
#pragma once

#include <string_view>

#include "data/error_codes.hpp"
#include "features/result.hpp"

namespace binome {

enum class ErrorClass {
  wrong_use,    // the caller asked for something that makes no sense
  not_found,    // what is named is not there
  bad_data,     // a file, a record or a request is wrong
  conflict,     // not now: something else must be done first
  too_large,    // more than a limit allows
  unavailable,  // not now: the machine is short of something
  unsupported,  // this source cannot do it, another can
  failure,      // the machine or a library failed
};

struct ErrorRow {
  std::string_view code;  // its name for programs; never changes (RFC 9457, `type`)
  ErrorClass error_class;
  int exit_status;
  int http_status;
};

const ErrorRow& row_of(ErrorCode code);

inline std::string_view name_of(ErrorCode code) { return row_of(code).code; }

}  // namespace binome
