// Requests for partners, resolved against a directory.
#pragma once

#include <memory>
#include <string_view>

#include "bindings/protocol/request_words.hpp"
#include "engine/engine.hpp"

namespace binome {

// A request that owns its listing, where it came with one.
struct OwnedRequest {
  MatchRequest bare;
  std::shared_ptr<const Listing> own_listing;
  std::vector<std::string> fields;  // checked: top-level fields of an actor

  MatchRequest request() const {
    MatchRequest request = bare;
    if (own_listing) request.listing = own_listing.get();
    return request;
  }
};

// Errors: an unknown id, label or field, with the nearest ones.
Result<OwnedRequest> make_request(const Matcher& matcher, const RequestWords& words);
// The same under a listing that the request brings along; it takes the place of `words.listing`. Errors: also where
// `words.actor` is somebody else.
Result<OwnedRequest> make_listing_request(const Matcher& matcher, std::shared_ptr<const Listing> listing, RequestWords words);

}  // namespace binome
