// The texts of a directory with the tags that their records carry.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "engine/tags/internal/phrase_book.hpp"
#include "engine/tags/tag_suggester.hpp"

namespace binome {

inline constexpr std::size_t kVocabularies = kSuggestedVocabularies.size();

// The place of a vocabulary among those in which tags are suggested; kVocabularies: none is.
std::size_t place_of(Vocabulary vocabulary);

// One text with its tags.
struct TaggedText {
  std::vector<std::uint32_t> words;  // of the lexicon, ascending, each once
  std::vector<PhraseHit> hits;
  TermSet declared;  // as in the record
  TermSet tags;      // what may be suggested: closed under ancestors
};

// An actor's name and description, projects, valid listings. Immutable; thread safe; refers to the engine.
class TaggedTexts {
 public:
  // Parallel.
  explicit TaggedTexts(const Engine& engine);

  std::size_t size() const { return texts_.size(); }
  const TaggedText& operator[](std::size_t text) const { return texts_[text]; }
  // The texts of an actor, its own record first; one may stand twice.
  const std::vector<std::uint32_t>& of(ActorIndex actor) const { return texts_of_[actor]; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  const Profiles& profiles() const { return engine_.built().profiles; }

  // What the actor's records say, its projects and listings included.
  TermSet declared_of(ActorIndex actor) const;
  // The tags that an evaluation hides: each as particular as it may be suggested, the seat left out.
  TermSet hidden_of(ActorIndex actor, Vocabulary vocabulary) const;
  // What need not be suggested: also what its profile shows, and where it sits.
  TermSet known_of(ActorIndex actor) const;
  // Whether there is anything to go by in the texts of an actor.
  bool speaks(ActorIndex actor) const;
  // Whether a tag is declared, or lies above or below what is.
  bool is_related(const TermSet& declared, Term tag) const;

 private:
  struct Source {
    std::array<std::string_view, 2> parts;
    TermSet declared;
  };
  std::vector<Source> collect();
  void read(std::span<const Source> sources);
  void read_text(const Source& source, WordReader& reader, std::span<PhraseFinder> finders, TaggedText& text) const;
  bool may_be_suggested(Term term) const;

  const Engine& engine_;
  const Taxonomy& taxonomy_;
  std::vector<TaggedText> texts_;
  std::vector<std::vector<std::uint32_t>> texts_of_;  // of each actor
};

}  // namespace binome
