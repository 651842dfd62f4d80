// JSON as it is written out.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>

namespace binome {

// A RapidJSON writer with the few shorthands needed here.
struct JsonText {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};

  void key(std::string_view name) { writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void value(std::string_view text) { writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void member(std::string_view name, std::string_view text) {
    key(name);
    value(text);
  }
  void member(std::string_view name, std::int64_t number) {
    key(name);
    writer.Int64(number);
  }
  // A decimal number, written as given: "63.4".
  void decimal(std::string_view name, std::string_view number) {
    key(name);
    writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
  }
  std::string text() const { return {buffer.GetString(), buffer.GetSize()}; }
};

}  // namespace binome
