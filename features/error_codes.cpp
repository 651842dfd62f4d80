#include "features/error_codes.hpp"

#include "data/error_rows.hpp"

namespace binome {

Error::Error(Bilingual sentence) : code(ErrorCode::value_refused), text(std::move(sentence)) {}

const ErrorRow& row_of(ErrorCode code) { return kErrorRows[static_cast<std::size_t>(code)]; }

}  // namespace binome
