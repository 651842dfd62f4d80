#include "benchmarks/peers/population.hpp"

#include <fstream>
#include <stdexcept>

#include "bindings/records/taxonomy_files.hpp"
#include "bindings/records/weights_file.hpp"
#include "bindings/wording/say.hpp"
#include "engine/synthetic/directory.hpp"

namespace binome::peers {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

template <typename T>
void write(const std::filesystem::path& path, const std::vector<T>& values) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

template <typename T>
std::vector<T> read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<T> values(file ? std::filesystem::file_size(path) / sizeof(T) : 0);
  file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return values;
}

template <typename T>
std::span<const T> row(const std::vector<T>& values, const std::vector<std::uint64_t>& ends, std::size_t i) {
  const std::size_t begin = i == 0 ? 0 : ends[i - 1];
  return std::span(values).subspan(begin, ends[i] - begin);
}

}  // namespace

const Taxonomy& taxonomy() {
  static const Taxonomy kTaxonomy = load_taxonomy().value();
  return kTaxonomy;
}

Term population_kind() { return taxonomy().find(Vocabulary::kind, "association"); }

Directory one_population(const Taxonomy& taxonomy, std::uint64_t actors) {
  Directory directory;
  const auto generator = SyntheticDirectory::make(taxonomy, 1).value();
  generate_directory(generator, actors,
                     {[&](Actor actor) {
                        actor.kind = population_kind();
                        actor.subkind = {};
                        actor.visible = true;
                        actor.must = {};
                        actor.seeks.remove(Vocabulary::kind);
                        return directory.actors.push_back(std::move(actor)), true;
                      },
                      [&](Project project) { return directory.projects.push_back(std::move(project)), true; },
                      [&](Listing listing) {
                        listing.must = {};
                        listing.facts.remove(Vocabulary::kind);
                        return directory.listings.push_back(std::move(listing)), true;
                      }});
  return directory;
}

Engine make_engine(std::uint64_t actors, IndexFamily family) {
  EngineOptions options;
  options.today = {2026, 6, 1};
  options.index = family;
  return Engine(one_population(taxonomy(), actors), taxonomy(), read_weights("").value(), options);
}

std::vector<List> everybodys_best(const Engine& engine) {
  std::vector<List> lists(engine.built().profiles.size());
  const BatchRequest request{.asker = population_kind(), .asked = population_kind(), .k = kBest, .include_partners = true};
  const auto summary = engine.batch(request, [&](ActorIndex actor, const RankedList& best) {
    for (const ScoredActor& match : best.matches) lists[actor].push_back({match.actor, match.score});
  });
  if (!summary) throw std::runtime_error(say(summary.error(), Language::en));
  return lists;
}

Vectors vectors_of(const Engine& engine) {
  Vectors vectors;
  vectors.concept_count = engine.built().space.size();
  const KindPairTable& table = engine.built().pairs.table(population_kind(), population_kind());
  for (ActorIndex i = 0; i < engine.built().profiles.size(); ++i) {
    vectors.held.append(engine.actors().held(i));
    vectors.wants.append(table.wants()[i]);
  }
  return vectors;
}

void save(const std::filesystem::path& folder, const Vectors& vectors, const std::vector<List>& exact) {
  std::vector<std::uint64_t> has_ends, wants_ends;
  std::vector<std::uint32_t> held, wants, answers;
  std::vector<std::uint16_t> weights, priors;
  std::vector<std::uint8_t> wants_something;
  for (std::uint32_t i = 0; i < vectors.size(); ++i) {
    const Query query = vectors.query(i);
    held.insert(held.end(), query.held.begin(), query.held.end());
    has_ends.push_back(held.size());
    wants.insert(wants.end(), query.wants.concepts.begin(), query.wants.concepts.end());
    weights.insert(weights.end(), query.wants.weights.begin(), query.wants.weights.end());
    wants_ends.push_back(wants.size());
    priors.push_back(query.wants.prior);
    wants_something.push_back(query.wants.wants_something ? 1 : 0);
    for (const Match& match : exact[i]) answers.insert(answers.end(), {match.candidate, match.score.a, match.score.b});
    answers.resize((i + 1) * kBest * 3, kNobody);
  }
  std::filesystem::create_directories(folder);
  write(folder / "size", std::vector<std::uint64_t>{vectors.size(), vectors.concept_count});
  write(folder / "has_ends", has_ends);
  write(folder / "has", held);
  write(folder / "wants_ends", wants_ends);
  write(folder / "wants", wants);
  write(folder / "weights", weights);
  write(folder / "priors", priors);
  write(folder / "wants_something", wants_something);
  write(folder / "exact", answers);
}

Vectors load_vectors(const std::filesystem::path& folder) {
  const auto has_ends = read<std::uint64_t>(folder / "has_ends");
  const auto wants_ends = read<std::uint64_t>(folder / "wants_ends");
  const auto held = read<std::uint32_t>(folder / "has");
  const auto wants = read<std::uint32_t>(folder / "wants");
  const auto weights = read<std::uint16_t>(folder / "weights");
  const auto priors = read<std::uint16_t>(folder / "priors");
  const auto wants_something = read<std::uint8_t>(folder / "wants_something");
  Vectors vectors;
  vectors.concept_count = read<std::uint64_t>(folder / "size").at(1);
  for (std::size_t i = 0; i < has_ends.size(); ++i) {
    vectors.held.append(row(held, has_ends, i));
    vectors.wants.append({row(wants, wants_ends, i), row(weights, wants_ends, i), priors[i], wants_something[i] != 0});
  }
  return vectors;
}

std::vector<List> load_exact(const std::filesystem::path& folder) {
  const auto answers = read<std::uint32_t>(folder / "exact");
  std::vector<List> lists(answers.size() / (kBest * 3));
  for (std::size_t m = 0; m < answers.size() / 3; ++m) {
    const std::uint32_t* match = &answers[m * 3];
    if (match[0] == kNobody) continue;
    lists[m / kBest].push_back({match[0], {static_cast<std::uint16_t>(match[1]), static_cast<std::uint16_t>(match[2])}});
  }
  return lists;
}

}  // namespace binome::peers
