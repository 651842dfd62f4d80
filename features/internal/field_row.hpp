// Makes a row of the schema from a chain of member pointers: row<&Actor::home, &Home::country>({.path = …}).
#pragma once

#include <type_traits>

#include "features/record_schema.hpp"

namespace binome::schema {

using F = FieldForm;
using V = Vocabulary;

template <typename T>
const T& opened(const T& value) {
  return value;
}
template <typename T>
const T& opened(const Rare<T>& value) {
  return value.get();
}
template <typename T>
T& opened(T& value) {
  return value;
}
template <typename T>
T& opened(Rare<T>& value) {
  return value.edit();
}

// The member that a chain of member pointers leads to.
template <auto first, auto... rest>
auto& member_of(auto& owner) {
  auto& value = opened(owner.*first);
  if constexpr (sizeof...(rest) == 0) return value;
  else return member_of<rest...>(value);
}

template <typename Owner, typename Value>
Owner owner_of(Value Owner::*);

template <auto first, auto... rest>
constexpr auto row(FieldInfo info, bool (*follows)(const decltype(owner_of(first))&) = nullptr) {
  using Owner = decltype(owner_of(first));
  return Field<Owner>{info, [](const Owner& owner) -> AnyMember<ToRead> { return &member_of<first, rest...>(owner); },
                      [](Owner& owner) -> AnyMember<ToWrite> { return &member_of<first, rest...>(owner); }, follows};
}

// A row without a member: for people.
template <typename Owner>
constexpr Field<Owner> kept_row(FieldInfo info) {
  return {info};
}

}  // namespace binome::schema
