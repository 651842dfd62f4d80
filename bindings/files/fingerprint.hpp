// Short marks of contents, to tell whether two machines were given the same.
#pragma once

#include <xxhash.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "features/result.hpp"

namespace binome {

// XXH3, 64 bits (libxxhash), of bytes given piece by piece: the same on every machine, however they are cut. Finds
// accidents; no protection against forgery. Move only.
class Fingerprint {
 public:
  Fingerprint();
  void add(std::string_view bytes);
  // Of what was given so far: 16 hexadecimal digits.
  std::string text() const;

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

// The fingerprint of the contents of files, in order, whatever their names. Errors: one is no regular file (it could not be
// read twice) or cannot be read.
Result<std::string> fingerprint_of_files(const std::vector<std::string>& paths);

}  // namespace binome
