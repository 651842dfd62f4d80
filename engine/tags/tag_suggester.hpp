// What the texts of an actor suggest that it works on, and where: for a person to confirm, never used by the engine itself.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace binome {

// The vocabularies in which tags are suggested: themes, ODD (1–17), countries, skills (offered or sought).
inline constexpr std::array kSuggestedVocabularies = {Vocabulary::theme, Vocabulary::odd, Vocabulary::place, Vocabulary::skill};

struct TagSuggestion {
  Term tag;
  double strength = 0;             // kLeastStrength … 0.99: roughly the chance that it is right (docs/suggested_tags.md)
  std::vector<std::string> words;  // what suggests it, as written, the strongest first; at least one, at most kSuggestingWords
};

inline constexpr std::size_t kSuggestingWords = 5;
inline constexpr double kLeastStrength = 0.3;
// A tag is learned from the words of others once this many other actors, projects or listings carry it.
inline constexpr std::size_t kFewestTagged = 3;

// How well hidden tags are found again. A suggestion is right if it is a tag of the actor, or lies above or below one.
struct SuggestionQuality {
  std::size_t actors = 0;      // visible, with tags in the vocabulary and a text
  std::size_t answered = 0;    // of these, given at least one suggestion
  double precision = 0;        // right suggestions of all given
  double recall = 0;           // tags found of all an actor has, mean over the actors
  double usual_precision = 0;  // the same for the k most frequent tags of the others
  double usual_recall = 0;
};

// Two kinds of evidence. (1) Labels and aliases of the taxonomy that stand in the text; how much one is worth is measured on
// the texts that carry tags. (2) Words that go with a tag among the texts that carry it (naive Bayes, Bernoulli, over the words
// that are there). Texts: an actor's name and description, projects, valid listings. For an actor everything is counted without
// its own texts. const members are thread safe; refers to the engine.
class TagSuggester {
 public:
  // O(texts · words). Parallel; the same for any number of threads.
  explicit TagSuggester(const Engine& engine);
  ~TagSuggester();

  // The best `k` of a vocabulary, the strongest first; none that the actor has, none above or below another one.
  std::vector<TagSuggestion> suggest(ActorIndex actor, Vocabulary vocabulary, std::size_t k) const;
  // Whether the actor's own record gives no tag of the vocabulary, although there is a text to go by.
  bool lacks(ActorIndex actor, Vocabulary vocabulary) const;
  // Every actor's tags hidden in turn, also those that its projects and listings show. Parallel.
  SuggestionQuality evaluate(Vocabulary vocabulary, std::size_t k) const;

 private:
  struct Learned;
  std::unique_ptr<Learned> learned_;
};

}  // namespace binome
