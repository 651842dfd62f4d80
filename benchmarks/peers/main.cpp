// One peer a process, so that its memory is its own:
//   binome_peers dump FOLDER ACTORS    makes the population, its vectors and, by a plain walk over inverted lists, the exact answers
//   binome_peers PEER FOLDER           checks and times a peer; prints one line of JSON
//   binome_peers roofline FOLDER       what the machine can do, and what a pair needs; lines of JSON
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <numeric>
#include <string>

#include "benchmarks/peers/peer.hpp"

namespace binome::peers {
namespace {

void dump(const std::filesystem::path& folder, std::uint64_t actors) {
  const Vectors vectors = vectors_of(make_engine(actors, IndexFamily::automatic));
  std::vector<std::uint32_t> everybody(vectors.size());
  std::iota(everybody.begin(), everybody.end(), 0U);
  const auto reference = make_postings_walk();
  reference->build(vectors);
  save(folder, vectors, reference->batch(everybody));
}

using Maker = std::function<std::unique_ptr<Peer>(std::uint64_t actors)>;

// For a peer that is given the vectors.
Maker of_vectors(std::unique_ptr<Peer> (*make)()) {
  return [make](std::uint64_t) { return make(); };
}

const std::map<std::string, Maker>& makers() {
  static const std::map<std::string, Maker> kMakers = {
      {"binome", make_binome},
      {"binome_faiss", make_binome_faiss},
      {"binome_reference", make_binome_reference},
      {"double_loop", of_vectors(make_double_loop)},
      {"faiss_flat", of_vectors(make_faiss_flat)},
      {"faiss_hnsw", of_vectors(make_faiss_hnsw)},
      {"faiss_ivf", of_vectors(make_faiss_ivf)},
      {"hnswlib", of_vectors(make_hnswlib)},
      {"postings_walk", of_vectors(make_postings_walk)},
      {"xapian", of_vectors(make_xapian)},
  };
  return kMakers;
}

int run(const std::string& what, const std::filesystem::path& folder, std::uint64_t actors) {
  if (what == "dump") return dump(folder, actors), 0;
  const Vectors vectors = load_vectors(folder);
  if (what == "roofline") return print_roofline(vectors), 0;
  const auto maker = makers().find(what);
  if (maker == makers().end()) {
    std::fprintf(stderr, "binome_peers: no peer '%s'\n", what.c_str());
    return 2;
  }
  return measure(*maker->second(vectors.size()), vectors, load_exact(folder)) ? 0 : 1;
}

}  // namespace
}  // namespace binome::peers

int main(int argc, char** argv) try {
  if (argc < 3) return std::fputs("usage: binome_peers dump FOLDER ACTORS | PEER FOLDER | roofline FOLDER\n", stderr), 2;
  return binome::peers::run(argv[1], argv[2], argc > 3 ? std::stoull(argv[3]) : 0);
} catch (const std::exception& error) {
  std::fprintf(stderr, "binome_peers: %s\n", error.what());
  return 1;
}
