#include "engine/tags/internal/tag_evaluation.hpp"

#include <vector>

#include "engine/parallel/parallel.hpp"
#include "engine/tags/internal/tag_evidence.hpp"

namespace binome {
namespace {

struct Outcome {
  std::size_t given = 0;
  std::size_t right = 0;
  double recall = 0;

  void add(const Outcome& other) {
    given += other.given;
    right += other.right;
    recall += other.recall;
  }
};

// One actor whose tags were hidden.
struct Hidden {
  bool counted = false;
  Outcome suggested;
  Outcome usual;
};

Outcome judge(const TaggedTexts& texts, const std::vector<Term>& given, const TermSet& truth) {
  Outcome outcome{given.size(), 0, 0};
  TermSet found;
  for (const Term tag : given) outcome.right += texts.is_related(truth, tag) ? 1 : 0;
  found.add(given);
  for (const Term tag : truth.all()) outcome.recall += texts.is_related(found, tag) ? 1 : 0;
  outcome.recall /= static_cast<double>(truth.size());
  return outcome;
}

Hidden hide(const TagCounts& counts, ActorIndex actor, Vocabulary vocabulary, std::size_t k) {
  const TaggedTexts& texts = counts.texts();
  const Profile& profile = texts.profiles()[actor];
  const TermSet truth = texts.hidden_of(actor, vocabulary);
  if (!profile.visible || truth.empty() || !texts.speaks(actor)) return {};
  const TagEvidence evidence(counts, actor, place_of(vocabulary));
  // The seat is never suggested.
  const auto chosen = [&](const std::vector<TagCandidate>& ranked) { return choose_tags(texts.taxonomy(), ranked, profile.home, k); };
  return {true, judge(texts, chosen(evidence.rank()), truth), judge(texts, chosen(evidence.usual()), truth)};
}

double share(double part, std::size_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); }

}  // namespace

SuggestionQuality evaluate_tags(const TagCounts& counts, Vocabulary vocabulary, std::size_t k) {
  std::vector<Hidden> actors(counts.texts().profiles().size());
  parallel_blocks(0, actors.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) actors[i] = hide(counts, static_cast<ActorIndex>(i), vocabulary, k);
  });
  SuggestionQuality quality;
  Outcome suggested;
  Outcome usual;
  for (const Hidden& actor : actors) {
    if (!actor.counted) continue;
    ++quality.actors;
    quality.answered += actor.suggested.given > 0 ? 1 : 0;
    suggested.add(actor.suggested);
    usual.add(actor.usual);
  }
  quality.precision = share(static_cast<double>(suggested.right), suggested.given);
  quality.recall = share(suggested.recall, quality.actors);
  quality.usual_precision = share(static_cast<double>(usual.right), usual.given);
  quality.usual_recall = share(usual.recall, quality.actors);
  return quality;
}

}  // namespace binome
