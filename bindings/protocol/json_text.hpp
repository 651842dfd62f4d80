// JSON as it is written out.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
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
  void flag(std::string_view name, bool flag) {
    key(name);
    writer.Bool(flag);
  }
  // A member written as given: "63.4", "null".
  void decimal(std::string_view name, std::string_view number) {
    key(name);
    writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
  }
  // A member that is an object: `body` writes what is in it.
  template <typename Body>
  void object(std::string_view name, Body body) {
    key(name);
    writer.StartObject();
    body();
    writer.EndObject();
  }
  // A member that is a list: `write` is called for each of `items`.
  template <typename Items, typename Write>
  void list(std::string_view name, const Items& items, Write write) {
    key(name);
    writer.StartArray();
    for (const auto& item : items) write(item);
    writer.EndArray();
  }
  std::string text() const { return {buffer.GetString(), buffer.GetSize()}; }
};

}  // namespace binome
