#include "engine/tags/tag_suggester.hpp"

#include <algorithm>
#include <cmath>

#include "engine/tags/internal/tag_counts.hpp"
#include "engine/tags/internal/tag_evaluation.hpp"
#include "engine/tags/internal/tag_evidence.hpp"
#include "engine/tags/internal/tagged_texts.hpp"

namespace binome {
namespace {

constexpr double kMostStrength = 0.99;  // nothing read in a text is certain

}  // namespace

struct TagSuggester::Learned {
  explicit Learned(const Engine& engine) : texts(engine), counts(texts) {}

  TaggedTexts texts;
  TagCounts counts;
};

TagSuggester::TagSuggester(const Engine& engine) : learned_(std::make_unique<Learned>(engine)) {}
TagSuggester::~TagSuggester() = default;

std::vector<TagSuggestion> TagSuggester::suggest(ActorIndex actor, Vocabulary vocabulary, std::size_t k) const {
  const TaggedTexts& texts = learned_->texts;
  const TagEvidence evidence(learned_->counts, actor, place_of(vocabulary));
  const std::vector<TagCandidate> ranked = evidence.rank();
  std::vector<TagSuggestion> suggestions;
  for (const Term tag : choose_tags(texts.taxonomy(), ranked, texts.known_of(actor), k)) {
    const auto found = std::find_if(ranked.begin(), ranked.end(), [=](const TagCandidate& one) { return one.tag == tag; });
    suggestions.push_back({tag, std::min(kMostStrength, 1 / (1 + std::exp(-found->score))), evidence.reasons(tag)});
  }
  return suggestions;
}

bool TagSuggester::lacks(ActorIndex actor, Vocabulary vocabulary) const {
  const TaggedTexts& texts = learned_->texts;
  return texts[texts.of(actor)[0]].declared.of(vocabulary).empty() && texts.speaks(actor);
}

SuggestionQuality TagSuggester::evaluate(Vocabulary vocabulary, std::size_t k) const {
  return evaluate_tags(learned_->counts, vocabulary, k);
}

}  // namespace binome
