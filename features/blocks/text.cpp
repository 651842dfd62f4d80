// Words in common: one who writes of something wants others who do.
#include "features/blocks/word_block.hpp"

namespace binome {

namespace {

class TextBlock final : public WordBlock {
 public:
  using WordBlock::WordBlock;
  std::string_view name() const override { return "text"; }
  Bilingual title() const override { return {"Mots en commun", "Words in common"}; }
  void has(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    for (const WordCount word : profile.words) concepts.push_back(word.word);
  }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_text_block(const Taxonomy&, const Profiles& profiles) { return std::make_unique<TextBlock>(profiles); }

}  // namespace binome
