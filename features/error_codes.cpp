#include "features/error_codes.hpp"

#include "data/error_rows.hpp"

namespace binome {

const ErrorRow& row_of(ErrorCode code) { return kErrorRows[static_cast<std::size_t>(code)]; }

}  // namespace binome
