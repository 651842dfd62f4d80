# The tables of errors and sentences become enums, so that an unknown code or key does not compile: data/error_codes.hpp and
# data/messages.hpp, in the build folder. That both languages have the same places is checked by bindings/wording.
set(WORDING_TABLES answers reasons commands barometer evaluation)
set(GENERATED ${CMAKE_BINARY_DIR}/generated/data)
target_include_directories(binome_flags INTERFACE ${CMAKE_BINARY_DIR}/generated)

# The first column of a table as a list.
function(read_keys path result)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} text)
  string(REGEX MATCHALL "\n[^\t\n]+\t" keys "${text}")
  list(TRANSFORM keys STRIP)
  foreach(key ${keys})
    if(NOT key MATCHES "^[a-z][a-z0-9_]*$")
      message(FATAL_ERROR "${path}: \"${key}\" is no key: small letters, digits and _")
    endif()
  endforeach()
  set(${result} ${keys} PARENT_SCOPE)
endfunction()

# The codes, their rows, and the same codes with sentences, in the same order.
read_keys(${CMAKE_CURRENT_SOURCE_DIR}/errors.tsv codes)
read_keys(${CMAKE_CURRENT_SOURCE_DIR}/wording/errors.tsv worded)
if(NOT "${codes}" STREQUAL "${worded}")
  message(FATAL_ERROR "data/errors.tsv and data/wording/errors.tsv need the same codes in the same order")
endif()
file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/errors.tsv rows)
list(POP_FRONT rows)
set(ERROR_ROWS "")
foreach(row ${rows})
  if(NOT row MATCHES "^([a-z0-9_]+)\t([a-z_]+)\t([0-9]+)\t([0-9]+)$")
    message(FATAL_ERROR "data/errors.tsv: code, class, exit and http are expected: ${row}")
  endif()
  string(APPEND ERROR_ROWS "    {\"${CMAKE_MATCH_1}\", ErrorClass::${CMAKE_MATCH_2}, ${CMAKE_MATCH_3}, ${CMAKE_MATCH_4}},\n")
endforeach()
list(JOIN codes ",\n  " ERROR_CODES)
list(LENGTH codes count)
file(CONFIGURE OUTPUT ${GENERATED}/error_codes.hpp CONTENT "// Made by CMake from data/errors.tsv.
#pragma once

#include <cstddef>
#include <cstdint>

namespace binome {

enum class ErrorCode : std::uint16_t {
  @ERROR_CODES@
};
inline constexpr std::size_t kErrorCodes = @count@;

}  // namespace binome
" @ONLY)
file(CONFIGURE OUTPUT ${GENERATED}/error_rows.hpp CONTENT "// Made by CMake from data/errors.tsv.
#pragma once

#include \"features/error_codes.hpp\"

namespace binome {

inline constexpr ErrorRow kErrorRows[] = {
@ERROR_ROWS@};

}  // namespace binome
" @ONLY)

# The keys of all other sentences, and the tables they stand in, in order.
set(keys "")
set(MESSAGE_TABLES "")
foreach(table ${WORDING_TABLES})
  read_keys(${CMAKE_CURRENT_SOURCE_DIR}/wording/${table}.tsv its_keys)
  list(APPEND keys ${its_keys})
  string(APPEND MESSAGE_TABLES "\"${table}.tsv\", ")
  list(APPEND EMBEDDED_FILES ${CMAKE_CURRENT_SOURCE_DIR}/wording/${table}.tsv)
endforeach()
list(APPEND EMBEDDED_FILES ${CMAKE_CURRENT_SOURCE_DIR}/wording/errors.tsv)
set(unique ${keys})
list(REMOVE_DUPLICATES unique)
if(NOT "${unique}" STREQUAL "${keys}")
  message(FATAL_ERROR "data/wording: a key stands in two rows")
endif()
list(JOIN keys ",\n  " MESSAGES)
list(LENGTH keys count)
file(CONFIGURE OUTPUT ${GENERATED}/messages.hpp CONTENT "// Made by CMake from data/wording.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace binome {

enum class Message : std::uint16_t {
  @MESSAGES@
};
inline constexpr std::size_t kMessages = @count@;
// Where their rows stand, one table after the other.
inline constexpr std::string_view kMessageTables[] = {@MESSAGE_TABLES@};

}  // namespace binome
" @ONLY)
