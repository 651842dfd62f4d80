// The words of one's partners: who already works with actors whose words are like mine may well work with me.
#include <algorithm>

#include "features/blocks/word_block.hpp"

namespace binome {
namespace {

class CompanyBlock final : public WordBlock {
 public:
  using WordBlock::WordBlock;
  std::string_view name() const override { return "company"; }
  Bilingual title() const override { return {"Mots de leurs partenaires", "Words of their partners"}; }

  // The strongest kMostWords by rarity and by how many partners use them.
  void has(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    std::vector<std::uint32_t> used;
    for (const ActorIndex partner : profile.partners) {
      for (const WordCount word : profiles()[partner].words) used.push_back(word.word);
    }
    std::sort(used.begin(), used.end());
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (std::size_t i = 0; i < used.size();) {
      const std::size_t first = i;
      while (i < used.size() && used[i] == used[first]) ++i;
      ranked.emplace_back(-static_cast<double>(i - first) * lexicon().strength({used[first], 1}), used[first]);
    }
    if (ranked.size() > kMostWords) {
      std::nth_element(ranked.begin(), ranked.begin() + kMostWords, ranked.end());
      ranked.resize(kMostWords);
    }
    for (const auto& [strength, word] : ranked) concepts.push_back(word);
  }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_company_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<CompanyBlock>(profiles);
}

}  // namespace binome
