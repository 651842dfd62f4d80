// Numbers under which registers know an organisation, and addresses on the web: whether a text can be one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace binome {

// A SIRET of the French register of enterprises: 14 digits whose Luhn sum is a multiple of 10; of La Poste (SIREN 356000000)
// also those whose sum of digits is a multiple of 5. https://www.insee.fr, "Sirene".
bool is_siret(std::string_view text);
// A number of the French register of associations: W, then 9 characters, the second of which may be a letter ("W2A1…" in
// Corsica, "W9R1…" overseas). It has no checksum.
bool is_rna(std::string_view text);
// A number of the register of New Caledonia: 7 digits of an organisation (RID), or 10 with those of an establishment (RIDET).
// No checksum is published.
bool is_rid(std::string_view text);
// A number as people write it ("130 025 265 00013", "0 123 456.001", "w751234567") in the form above.
std::string compact_identifier(std::string_view text);

// Why a text is no address that a page may link to.
enum class WebAddressFault {
  not_https,      // http:// or another scheme
  no_scheme,      // "www.example.org"
  credentials,    // "https://user:password@…"
  bad_host,       // no host, or one without a dot
  bad_character,  // a blank, a control character, or one of "<>\^`{|}
  too_long,       // more than kMostAddressBytes
};
inline constexpr std::size_t kMostAddressBytes = 2048;

// None: the text is an https address with a full host name.
std::optional<WebAddressFault> web_address_fault(std::string_view text);

}  // namespace binome
