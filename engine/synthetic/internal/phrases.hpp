// The French words of the synthetic directory: themes, invented names of places and organisations, sentence patterns.
// All of it is made up for Binôme; no name is meant to be a real one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace binome::synthetic {

// A theme of the second level, how often its domain means it (relative; published: gender equality 62 % of human rights;
// else an assumption), and two ways to say it after "sur" or "pour".
struct ThemeRow {
  std::string_view code;
  std::uint32_t weight;
  std::string_view phrases[2];
};
std::span<const ThemeRow> themes();

// Patterns of names of a sub-kind: {town} {country} {theme} {word} are replaced.
struct NameRow {
  std::string_view subkind;
  std::span<const std::string_view> patterns;
};
std::span<const NameRow> names();

// Invented towns are a head and a tail ("Saint-Aubrin" + "-sur-Velune"); some tails are empty.
std::span<const std::string_view> town_heads();
std::span<const std::string_view> town_tails();
// Parts of invented foreign towns, whatever the language.
std::span<const std::string_view> foreign_heads();
std::span<const std::string_view> foreign_tails();
// Words for associations, companies and foundations ("Passerelles", "Tamarin").
std::span<const std::string_view> name_words();

// Sentences: {theme} {theme2} {where} {town} {number} {year} are replaced.
std::span<const std::string_view> opening_sentences(bool of_a_collectivity);
std::span<const std::string_view> place_sentences();
std::span<const std::string_view> background_sentences(bool of_a_collectivity);
std::span<const std::string_view> project_sentences();
std::span<const std::string_view> twinning_sentences();
// Introduce a list of skills.
std::span<const std::string_view> offer_openings();
std::span<const std::string_view> seek_openings();

}  // namespace binome::synthetic
