// Requests as people and programs write them, resolved against a directory.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "bindings/records/record_reader.hpp"
#include "engine/engine.hpp"

namespace binome {

// A request in words: labels or codes.
struct RequestWords {
  std::string actor;
  std::string listing;
  std::size_t k = 10;
  std::vector<std::string> kinds;
  std::vector<std::string> countries;
  std::vector<std::string> themes;
  std::vector<std::string> exclude;
  bool include_partners = false;
  std::optional<double> diversity;  // mu of diversify()
};

// A request that owns its listing, where it came with one.
struct OwnedRequest {
  MatchRequest bare;
  std::shared_ptr<const Listing> own_listing;

  MatchRequest request() const {
    MatchRequest request = bare;
    if (own_listing) request.listing = own_listing.get();
    return request;
  }
};

// Errors: an unknown id or label, with the nearest ones.
Result<OwnedRequest> make_request(const Matcher& matcher, const RequestWords& words);
// The same for a listing given as JSON; `type` and `id` may be left out.
Result<OwnedRequest> make_listing_request(const Matcher& matcher, std::string_view json, RequestWords words);
// One line of `--requests` as JSON.
Result<rapidjson::Document> parse_line(std::string_view json);
// A request of `--requests`: {"actor": id} or {"listing": id or object}, and k, kinds, countries, themes, exclude,
// include_partners, diversity. What it gives takes the place of `words`.
Result<OwnedRequest> parse_request(const Matcher& matcher, const rapidjson::Value& line, RequestWords words = {});

// A record within a line, of type `type` unless it says otherwise, in codes or labels. An error names the first problem, in
// the field `where` of the line. `unknown_fields`: the paths of those that are not understood.
Result<AnyRecord> parse_inline_record(const Taxonomy& taxonomy, const rapidjson::Value& value, const char* type, const char* where,
                                      std::vector<std::string>& unknown_fields);

// {"error": …, "line": …} on one line; `line`: of the request, from 1.
void write_error_json(std::ostream& out, const Error& error, std::size_t line, Language language);

}  // namespace binome
