// Words in common: an actor that writes of something wants others that do. Concepts are the words of the directory's lexicon, all roots.
#include <cmath>

#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

// At most this many words are wanted, the strongest by tf·idf, so that a long text leaves room for other wants.
constexpr std::size_t kMostWantedWords = 384;

constexpr double kLeastInformation = 0.6931;  // nats: a little below ln 2

class TextBlock final : public ConceptBlock {
 public:
  explicit TextBlock(const Profiles& profiles) : lexicon_(profiles.lexicon()) {}
  std::string_view name() const override { return "text"; }
  Bilingual title() const override { return {"Mots en commun", "Words in common"}; }

  std::vector<std::uint32_t> parents() const override { return std::vector<std::uint32_t>(lexicon_.size(), kRoot); }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    for (const WordCount word : profile.words) concepts.push_back(word.word);
  }
  // A word is wanted as 1 + ln count: what is said often counts more, but not in proportion (Salton and Buckley 1988).
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<WordCount> words = profile.words;
    lexicon_.keep_strongest(words, kMostWantedWords);
    for (const WordCount word : words) wants.push_back({word.word, 1 + std::log(word.count)});
  }
  // Squared, as in a cosine of tf·idf vectors, where a word's rarity counts on both sides.
  // A word that more than half have is no common ground: its information is below ln 2.
  double priority(double information, std::uint32_t) const override {
    return information >= kLeastInformation ? information * information : 0;
  }
  Bilingual label(std::uint32_t concept_number) const override {
    return {lexicon_.written(concept_number), lexicon_.written(concept_number)};
  }
  std::string code(std::uint32_t concept_number) const override { return lexicon_.written(concept_number); }
  bool is_grouped(std::uint32_t) const override { return true; }

 private:
  const Lexicon& lexicon_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_text_block(const Taxonomy&, const Profiles& profiles) { return std::make_unique<TextBlock>(profiles); }

}  // namespace binome
