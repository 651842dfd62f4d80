// Names and French sentences of synthetic records.
#pragma once

#include <string>

#include "engine/synthetic/internal/world.hpp"

namespace binome::synthetic {

// What stands for {theme}, {town}, … in a pattern.
struct Slots {
  std::string theme;  // "l'accès à l'eau potable"
  std::string theme2;
  std::string where;  // "au Togo et au Bénin"
  std::string town;
  std::string country;  // "Togo"
  std::string word;
  std::string number;
  std::string year;
};

// Replaces each {slot} of a pattern; an unknown one stays. O(size).
std::string fill(std::string_view pattern, const Slots& slots);

// "A", "A et B", "A, B et C".
std::string enumerate(const std::vector<std::string>& items);

// An invented name of a town, French or foreign.
std::string town_name(bool foreign, CounterRandom& random);
// One way to say a theme.
std::string theme_phrase(std::size_t theme, CounterRandom& random);

// The slots of an actor: its town, one or two of its themes, at most two of its countries.
Slots slots_of(const World& world, const Sketch& sketch, CounterRandom& random);
std::string actor_name(const World& world, const Sketch& sketch, const Slots& slots, CounterRandom& random);
// Two to five sentences; empty for an actor that declares nothing.
std::string actor_description(const World& world, const Sketch& sketch, const Slots& slots, const Actor& actor, CounterRandom& random);

}  // namespace binome::synthetic
