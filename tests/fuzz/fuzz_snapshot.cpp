// Any bytes as a snapshot: as they are, with their checksums put right, and as changes of a good one. What opens must answer
// without going astray.
#include "bindings/wording/say.hpp"
#include "engine/synthetic/directory.hpp"
#include "tests/fuzz/fuzz_support.hpp"
#include "tests/support/snapshot_bytes.hpp"

namespace {

using namespace binome;

const std::string& good_file() {
  static const std::string kFile = [] {
    Directory directory;
    const auto generator = SyntheticDirectory::make(fuzz::taxonomy(), 1);
    fuzz::promise(generator.has_value(), "there are synthetic directories");
    generate_directory(
        *generator, 24,
        {[&](Actor actor) { return directory.actors.push_back(std::move(actor)), true; },
         [&](Project project) { return directory.projects.push_back(std::move(project)), true; }, [](const Listing&) { return true; }});
    const Engine engine(std::move(directory), fuzz::taxonomy(), BlockWeights::equal(),
                        {.today = {2026, 6, 1}, .index = {}, .faiss = {}, .on_plan = {}});
    return testing::snapshot_of(engine, all_pairs(engine));
  }();
  return kFile;
}

void use(std::string_view bytes) {
  const auto snapshot = testing::open_snapshot(bytes, fuzz::taxonomy());
  if (!snapshot) {
    fuzz::promise(!say(snapshot.error(), Language::fr).empty() && !say(snapshot.error(), Language::en).empty(), "a refusal says why");
    return;
  }
  const Matcher& matcher = **snapshot;
  for (const KindPair& pair : (*snapshot)->pairs()) {
    const BatchRequest request{.asker = pair.asker, .asked = pair.asked, .k = 2, .include_partners = false, .diversity = 0.5};
    const auto summary = matcher.batch(request, [&](ActorIndex asker, const RankedList& list) {
      fuzz::promise(matcher.card(asker).name.size() <= bytes.size(), "a name lies in the file");
      for (const ScoredActor& match : list.matches) fuzz::promise(match.actor < matcher.actors().size(), "who is proposed exists");
    });
    fuzz::promise(summary.has_value(), "a pair that is there is answered");
  }
  if (matcher.actors().size() > 0) {
    MatchRequest request;
    request.actor = 0;
    (void)matcher.match(request);
    fuzz::promise(matcher.find(matcher.id(0)) == ActorIndex{0}, "an id is found");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string file(reinterpret_cast<const char*>(data), size);
  use(file);
  testing::seal(file);
  use(file);
  // Six bytes a change: where, and two bytes to put there.
  std::string changed = good_file();
  for (std::size_t i = 0; i + 6 <= std::min<std::size_t>(size, 48); i += 6) {
    std::uint32_t where = 0;
    std::memcpy(&where, data + i, sizeof where);
    std::memcpy(changed.data() + where % (changed.size() - 1), data + i + 4, 2);
  }
  testing::seal(changed);
  use(changed);
  return 0;
}
