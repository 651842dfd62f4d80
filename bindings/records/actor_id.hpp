// Ids for actors whose file gives none.
#pragma once

#include <string>
#include <string_view>

namespace binome {

// A readable id from a name and a place, the same at every import: "univers-sel-guerande". ASCII, at most 128 characters.
// A hash is added where letters had to be left out (another script, too long a name), so that two names do not become one.
std::string make_actor_id(std::string_view name, std::string_view place);

}  // namespace binome
