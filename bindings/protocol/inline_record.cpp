#include "bindings/protocol/inline_record.hpp"

#include "bindings/protocol/envelope.hpp"
#include "bindings/records/json_record.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

tl::unexpected<Error> wrong_record(Problem problem, const char* where) {
  problem.file = where;
  return tl::make_unexpected(error_of(problem));
}

}  // namespace

Result<AnyRecord> parse_inline_record(const Taxonomy& taxonomy, const rapidjson::Value& value, const char* type, const char* where,
                                      std::vector<std::string>& unknown_fields) {
  rapidjson::Document copy;
  copy.CopyFrom(value, copy.GetAllocator());
  if (copy.IsObject() && !copy.HasMember("type")) copy.AddMember("type", rapidjson::StringRef(type), copy.GetAllocator());
  ParsedRecord record;
  read_json_record(copy, taxonomy, {LabelPolicy::codes_and_labels, {}}, record, unknown_fields);
  if (!record.problems.empty()) return wrong_record(record.problems.front(), where);
  return std::move(record.record);
}

Result<std::shared_ptr<const Listing>> parse_listing(const Taxonomy& taxonomy, const rapidjson::Value& value) {
  if (!value.IsObject()) return fail(ErrorCode::listing_expected);
  rapidjson::Document named;
  named.CopyFrom(value, named.GetAllocator());
  if (!named.HasMember("id")) named.AddMember("id", rapidjson::StringRef(kNoListingId), named.GetAllocator());
  std::vector<std::string> unknown;
  const auto record = parse_inline_record(taxonomy, named, "listing", "listing", unknown);
  if (!record) return tl::make_unexpected(record.error());
  if (!unknown.empty()) return wrong_record({{}, 0, unknown.front(), {}, Error(ErrorCode::field_unknown)}, "listing");
  const auto* listing = std::get_if<Listing>(&*record);
  if (listing == nullptr) return wrong_record({{}, 0, "type", {}, Error(ErrorCode::listing_type_expected)}, "listing");
  return std::make_shared<const Listing>(*listing);
}

Result<std::shared_ptr<const Listing>> parse_listing(const Taxonomy& taxonomy, std::string_view json) {
  const auto document = parse_line(json);
  if (!document) return tl::make_unexpected(document.error());
  return parse_listing(taxonomy, *document);
}

}  // namespace binome
