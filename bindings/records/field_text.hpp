// What is wrong with the text of a field, whatever the file it comes from.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "features/record_schema.hpp"
#include "features/result.hpp"

namespace binome {

// None: the text is good for a field of this form (any text is, but for ids, web addresses and identifiers).
std::optional<Bilingual> wrong_text(FieldForm form, std::string_view text);

// Whether the form is that of an identifier, which people write with blanks and dots (see compact_identifier).
constexpr bool is_identifier(FieldForm form) { return form == FieldForm::siret || form == FieldForm::rna || form == FieldForm::rid; }

// Whether an id is 1 to 128 printable characters without blanks.
bool is_valid_id(std::string_view id);

// "offer ou seek" or "offer or seek": the values of a choice.
std::string one_of(std::span<const std::string_view> choices, std::string_view last);

}  // namespace binome
