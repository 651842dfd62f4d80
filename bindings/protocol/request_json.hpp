// Requests as JSON: lines to words, and back as they were understood.
#pragma once

#include <rapidjson/document.h>

#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/match_request.hpp"
#include "bindings/protocol/request_words.hpp"

namespace binome {

// A request for partners: {"actor": id} or {"listing": id or object}, and k, kinds, countries, themes, exclude,
// include_partners, diversity, fields. What it gives takes the place of `words`; a listing given as an object is left to the
// caller. Errors: an unknown member, one that is malformed.
Result<RequestWords> read_request_words(const rapidjson::Value& line, RequestWords words);
// The same, resolved.
Result<OwnedRequest> parse_request(const Matcher& matcher, const rapidjson::Value& line, RequestWords words);

// The two actors, the length of the list and the fields of {"why": [a, b], "k", "fields"}; `words` as above.
struct WhyWords {
  std::string a;
  std::string b;
  std::size_t k = 10;
  std::vector<std::string> fields;
};
Result<WhyWords> read_why_words(const rapidjson::Value& line, const RequestWords& words);

// The member "request" of an open object: what was asked, in codes; what was left out and has no default is left out.
void write_request(JsonText& json, const Matcher& matcher, const OwnedRequest& request);

}  // namespace binome
