#include "bindings/records/field_text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "features/identifiers.hpp"

namespace binome {
namespace {

Bilingual say(WebAddressFault fault) {
  switch (fault) {
    case WebAddressFault::not_https:
      return {"une adresse https:// est attendue : si le site l'accepte, écrire https:// au lieu de ce qui précède",
              "an https:// address is expected: if the site takes it, write https:// instead of what comes before"};
    case WebAddressFault::no_scheme:
      return {"une adresse complète est attendue : mettre https:// devant", "a full address is expected: put https:// before it"};
    case WebAddressFault::credentials:
      return {"une adresse web ne contient ni nom d'utilisateur ni mot de passe", "a web address holds no user name and no password"};
    case WebAddressFault::bad_host:
      return {"un nom de site complet est attendu, par exemple https://www.exemple.org",
              "a full host name is expected, for example https://www.example.org"};
    case WebAddressFault::bad_character:
      return {"une adresse web ne contient ni blanc ni signe comme < > \" : les écrire sous la forme %20",
              "a web address holds no blank and no sign such as < > \": write them as %20"};
    case WebAddressFault::too_long:
      break;
  }
  const std::string most = std::to_string(kMostAddressBytes);
  return {"adresse de plus de " + most + " octets", "address of more than " + most + " bytes"};
}

}  // namespace

std::optional<Bilingual> wrong_text(FieldForm form, std::string_view text) {
  switch (form) {
    case FieldForm::id:
      if (is_valid_id(text)) return std::nullopt;
      return Bilingual{"un identifiant a de 1 à 128 caractères imprimables, sans blanc",
                       "an id has 1 to 128 printable characters, no blanks"};
    case FieldForm::siret:
      if (is_siret(text)) return std::nullopt;
      if (text.size() == 14 && text.find_first_not_of("0123456789") == std::string_view::npos) {
        return Bilingual{"la clé de ce SIRET est fausse : un chiffre a été changé, le recopier",
                         "the checksum of this SIRET is wrong: a digit was changed, copy it again"};
      }
      return Bilingual{"un SIRET a 14 chiffres", "a SIRET has 14 digits"};
    case FieldForm::rna:
      if (is_rna(text)) return std::nullopt;
      return Bilingual{"un numéro RNA a un W et neuf chiffres, par exemple W751234567",
                       "an RNA number has a W and nine digits, for example W751234567"};
    case FieldForm::rid:
      if (is_rid(text)) return std::nullopt;
      return Bilingual{"un numéro RID a 7 chiffres, ou 10 pour un établissement (RIDET)",
                       "a RID number has 7 digits, or 10 for an establishment (RIDET)"};
    case FieldForm::web_address:
      if (const auto fault = web_address_fault(text)) return say(*fault);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_valid_id(std::string_view id) {
  constexpr int kLongest = 128;
  const auto length = static_cast<std::int32_t>(id.size());
  if (length == 0 || length > 4 * kLongest) return false;
  int characters = 0;
  const auto is_ascii_graph = [](char c) { return c > ' ' && c < '\x7F'; };
  if (length <= kLongest && std::all_of(id.begin(), id.end(), is_ascii_graph)) return true;
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(id.data()), at, length, c);
    if (c < 0 || !u_isgraph(c)) return false;
    ++characters;
  }
  return characters <= kLongest;
}

std::string one_of(std::span<const std::string_view> choices, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text += i + 1 < choices.size() ? ", " : " " + std::string(last) + " ";
    text += choices[i];
  }
  return text;
}

}  // namespace binome
