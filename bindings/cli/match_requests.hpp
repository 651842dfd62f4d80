// Requests as people and programs write them, resolved against a directory.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

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
// One line of `--requests`: {"actor": id} or {"listing": id or object}, and k, kinds, countries, themes, exclude,
// include_partners, diversity. What it gives takes the place of `words`.
Result<OwnedRequest> parse_request(const Matcher& matcher, std::string_view json, RequestWords words = {});

// {"error": …, "line": …} on one line; `line`: of the request, from 1.
void write_error_json(std::ostream& out, const Error& error, std::size_t line, Language language);

}  // namespace binome
