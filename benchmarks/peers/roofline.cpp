// What a pair needs, what the machine does, and so how many pairs a second each way of searching could reach at most.
#include <algorithm>
#include <cstdio>
#include <numeric>

#include "benchmarks/peers/machine_speed.hpp"
#include "benchmarks/peers/peer.hpp"

namespace binome::peers {
namespace {

// The part of the population that has, and that wants, each concept: both in 0 … 1, by concept.
struct Shares {
  std::vector<double> held;
  std::vector<double> wants;
  std::vector<std::size_t> by_touches;  // concepts, those with the most postings to touch first

  // Postings to touch for one ordered pair, both directions.
  double touches(std::size_t v) const { return 2 * held[v] * wants[v]; }
};

Shares shares_of(const Vectors& vectors) {
  Shares shares{std::vector<double>(vectors.concept_count), std::vector<double>(vectors.concept_count), {}};
  const double one = 1 / static_cast<double>(vectors.size());
  for (std::uint32_t i = 0; i < vectors.size(); ++i) {
    const Query query = vectors.query(i);
    for (const ConceptId v : query.held) shares.held[v] += one;
    for (const ConceptId v : query.wants.concepts) shares.wants[v] += one;
  }
  shares.by_touches.resize(vectors.concept_count);
  std::iota(shares.by_touches.begin(), shares.by_touches.end(), std::size_t{0});
  std::stable_sort(shares.by_touches.begin(), shares.by_touches.end(),
                   [&](std::size_t x, std::size_t y) { return shares.touches(x) > shares.touches(y); });
  return shares;
}

// The commonest concepts as a dense product of `cost` seconds a concept and pair, the others as postings: the best cut.
struct Cut {
  std::size_t dense = 0;
  double touches = 0;  // left to postings
  double seconds = 0;  // a pair
};

Cut best_cut(const Shares& shares, double cost, double touch) {
  Cut cut;
  for (const std::size_t v : shares.by_touches) cut.touches += shares.touches(v);
  cut.seconds = cut.touches * touch;
  Cut now = cut;
  for (const std::size_t v : shares.by_touches) {
    ++now.dense;
    now.touches = std::max(0.0, now.touches - shares.touches(v));
    now.seconds = static_cast<double>(now.dense) * cost + now.touches * touch;
    if (now.seconds < cut.seconds) cut = now;
  }
  return cut;
}

// Whichever is cheaper for a list that a request needs: to walk its postings, or to add it as a dense vector.
double walk_or_add(const Shares& shares, double touch, double addition) {
  double seconds = 0;
  for (std::size_t v = 0; v < shares.held.size(); ++v) {
    const double walk = shares.touches(v) / 2 * touch;
    seconds += std::min(walk, shares.wants[v] * addition) + std::min(walk, shares.held[v] * addition);
  }
  return seconds;
}

void line(const char* way, const char* machine, double rate, const std::string& needed, double pairs_per_s) {
  std::printf(R"({"way":"%s","machine":"%s","rate":%.4g,"needed":"%s","pairs_per_s":%.4g})"
              "\n",
              way, machine, rate, needed.c_str(), pairs_per_s);
}

std::string figure(double value, const char* unit) {
  char text[64];
  std::snprintf(text, sizeof text, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
  return text;
}

void dense_line(const char* way, const char* machine, double rate, double products, const Shares& shares, double touch) {
  const Cut cut = best_cut(shares, products / rate, touch);
  line(way, machine, rate,
       std::to_string(cut.dense) + " concepts dense, " + figure(products * static_cast<double>(cut.dense), "multiply-adds") + " and " +
           figure(cut.touches, "postings"),
       1 / cut.seconds);
}

}  // namespace

void print_roofline(const Vectors& vectors) {
  const Shares shares = shares_of(vectors);
  const MachineSpeed speed = measure_machine();
  const double touch = 1 / speed.scattered_adds;
  double touches = 0;
  for (std::size_t v = 0; v < shares.held.size(); ++v) touches += shares.touches(v);
  // Postings of 2 bytes (who has) and 4 (who wants, with the weight): 3 on average.
  line("postings read from memory for each request", "memory, B/s", speed.memory_bytes, figure(3 * touches, "B"),
       speed.memory_bytes / (3 * touches));
  line("postings read from the second-level cache", "cache, B/s", speed.cache_bytes, figure(3 * touches, "B"),
       speed.cache_bytes / (3 * touches));
  line("postings walk, 16-bit accumulators", "scattered adds/s", speed.scattered_adds, figure(touches, "postings"),
       speed.scattered_adds / touches);
  line("the same, or a dense vector added where cheaper", "16-bit vector adds/s", speed.vector_adds, "the cheaper of both for each list",
       1 / walk_or_add(shares, touch, 1 / speed.vector_adds));
  dense_line("fp32 matrix product and postings", "sgemm, multiply-adds/s", speed.matrix_fp32, 2, shares, touch);
  if (speed.dot_16_bit) dense_line("VNNI, 16 bits, and postings", "multiply-adds/s", *speed.dot_16_bit, 2, shares, touch);
  // A 16-bit weight is two bytes.
  if (speed.dot_8_bit) dense_line("VNNI, 8 bits, and postings", "multiply-adds/s", *speed.dot_8_bit, 4, shares, touch);
  if (speed.matrix_8_bit) {
    dense_line("AMX, 8 bits, and postings", "multiply-adds/s", *speed.matrix_8_bit, 4, shares, touch);
    dense_line("the same, each unordered pair once", "multiply-adds/s", *speed.matrix_8_bit, 2, shares, touch / 2);
    dense_line("the same with weights rounded up to 8 bits: a bound, the exact score only where it passes", "multiply-adds/s",
               *speed.matrix_8_bit, 1, shares, touch / 2);
  }
}

}  // namespace binome::peers
