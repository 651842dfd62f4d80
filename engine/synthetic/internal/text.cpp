#include "engine/synthetic/internal/text.hpp"

#include <algorithm>

namespace binome::synthetic {
namespace {

struct Slot {
  std::string_view name;
  std::string Slots::*text;
};
constexpr Slot kSlots[] = {{"theme", &Slots::theme},     {"theme2", &Slots::theme2}, {"where", &Slots::where},   {"town", &Slots::town},
                           {"country", &Slots::country}, {"word", &Slots::word},     {"number", &Slots::number}, {"year", &Slots::year}};

std::string_view name_pattern(const World& world, const Sketch& sketch, CounterRandom& random) {
  const std::string& code = world.taxonomy->code(sketch.subkind);
  const auto rows = names();
  const auto row = std::find_if(rows.begin(), rows.end() - 1, [&](const NameRow& one) { return one.subkind == code; });
  return random.one_of(row->patterns);
}

// "Commune de Ormeval" is "Commune d'Ormeval".
void elide(std::string& text, std::string_view next) {
  constexpr std::string_view kVowels[] = {"A", "E", "I", "O", "U", "É", "Î", "a", "e", "i", "o", "u", "é"};
  const bool vowel = std::any_of(std::begin(kVowels), std::end(kVowels), [&](std::string_view one) { return next.starts_with(one); });
  if (vowel && text.ends_with(" de ")) text.replace(text.size() - 2, 2, "'");
}

// At most three skills in words.
std::string skills_sentence(const World& world, const TermSet& set, std::string_view opening) {
  std::vector<std::string> labels;
  for (const Term skill : set.of(Vocabulary::skill)) {
    if (labels.size() < 3) labels.push_back(world.taxonomy->label(skill, Language::fr));
  }
  if (labels.empty()) return {};
  std::string text(" ");
  return text.append(opening).append(enumerate(labels)).append(".");
}

}  // namespace

std::string fill(std::string_view pattern, const Slots& slots) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    text += pattern.substr(0, open);
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(1, close - 1);
    for (const Slot& slot : kSlots) {
      if (slot.name != name) continue;
      elide(text, slots.*slot.text);
      text += slots.*slot.text;
    }
    pattern.remove_prefix(close + 1);
  }
  return text;
}

std::string enumerate(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " et " : ", ";
    text += items[i];
  }
  return text;
}

std::string town_name(bool foreign, CounterRandom& random) {
  std::string name(random.one_of(foreign ? foreign_heads() : town_heads()));
  return name.append(random.one_of(foreign ? foreign_tails() : town_tails()));
}

std::string theme_phrase(std::size_t theme, CounterRandom& random) { return std::string(random.one_of(themes()[theme].phrases)); }

Slots slots_of(const World& world, const Sketch& sketch, CounterRandom& random) {
  Slots slots;
  slots.town = town_name(sketch.foreign, random);
  slots.word = random.one_of(name_words());
  slots.number = std::to_string(random.between(3, 60));
  slots.year = std::to_string(random.between(1978, 2024));
  const std::size_t domain = sketch.domains.empty() ? random.below(world.domains.size()) : sketch.domains.front();
  const std::size_t first = sketch.themes.empty() ? random.one_of(world.domain_themes[domain]) : sketch.themes.front();
  const std::size_t second = sketch.themes.empty() ? first : sketch.themes.back();
  slots.theme = theme_phrase(first, random);
  slots.theme2 = second == first ? "la rencontre entre habitants" : theme_phrase(second, random);
  std::vector<std::string> where;
  for (const std::size_t country : sketch.countries) {
    if (where.size() < 2) where.emplace_back(synthetic::countries()[country].where);
  }
  if (where.empty() && sketch.in_france) where.emplace_back("en France");
  slots.where = enumerate(where);
  slots.country =
      sketch.countries.empty() ? "Solidarité" : world.taxonomy->label(world.countries[sketch.countries.front()].place, Language::fr);
  return slots;
}

std::string actor_name(const World& world, const Sketch& sketch, const Slots& slots, CounterRandom& random) {
  return fill(name_pattern(world, sketch, random), slots);
}

std::string actor_description(const World& world, const Sketch& sketch, const Slots& slots, const Actor& actor, CounterRandom& random) {
  if (sketch.completeness == Completeness::empty) return {};
  const bool collectivity = sketch.kind == kCollectivity;
  std::string text = fill(random.one_of(opening_sentences(collectivity)), slots);
  if (!slots.where.empty()) text.append(" ").append(fill(random.one_of(place_sentences()), slots));
  if (sketch.completeness == Completeness::sparse) return text;
  if (random.chance(600)) text += skills_sentence(world, actor.offers, random.one_of(offer_openings()));
  if (random.chance(600)) text += skills_sentence(world, actor.seeks, random.one_of(seek_openings()));
  if (random.chance(500)) text.append(" ").append(fill(random.one_of(background_sentences(collectivity)), slots));
  return text;
}

}  // namespace binome::synthetic
