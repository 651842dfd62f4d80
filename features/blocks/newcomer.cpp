// Newcomers: where nothing is known of the other, nothing can be a mismatch. Whoever is known is a little open to them; what a
// newcomer wants (what everybody wants, and its name) then ranks partners for it, far below those with something in common.
#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

class NewcomerBlock final : public ConceptBlock {
 public:
  std::string_view name() const override { return "newcomer"; }
  Bilingual title() const override { return {"Nouveaux venus", "Newcomers"}; }

  std::vector<std::uint32_t> parents() const override { return {kRoot}; }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    if (profile.evidence == 0) concepts.push_back(0);
  }
  // Newcomers do not want each other: two empty profiles are no match.
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    if (profile.evidence > 0) wants.push_back({0, 1});
  }
  std::string code(std::uint32_t) const override { return "newcomer"; }
  bool is_grouped(std::uint32_t) const override { return true; }
  Bilingual label(std::uint32_t) const override { return {"rien n'en est encore connu", "nothing is known of it yet"}; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_newcomer_block(const Taxonomy&, const Profiles&) { return std::make_unique<NewcomerBlock>(); }

}  // namespace binome
