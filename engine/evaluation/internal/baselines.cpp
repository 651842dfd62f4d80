#include "engine/evaluation/internal/baselines.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "features/counter_random.hpp"

namespace binome {
namespace {

double size_likeness(const Profile& x, const Profile& y) {
  if (!x.population || !y.population) return -10;  // as far apart as a village and a metropolis
  const auto logarithm = [](std::int64_t inhabitants) { return std::log(std::max(static_cast<double>(inhabitants), 300.0)); };
  return -std::abs(logarithm(*x.population) - logarithm(*y.population));
}

double nearness(const Profile& x, const Profile& y) {
  const double km = distance_km(x, y);
  return km < 0 ? -10 : -std::log(km + 20);
}

double theme_cosine(const Profile& x, const Profile& y) {
  const auto a = x.facts.of(Vocabulary::theme);
  const auto b = y.facts.of(Vocabulary::theme);
  const auto common = std::count_if(a.begin(), a.end(), [&](Term term) { return std::binary_search(b.begin(), b.end(), term); });
  return common == 0 ? 0 : static_cast<double>(common) / std::sqrt(static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

// Σ over the words in common; both lists ascend.
template <typename Weigh>
double common_words(const Profile& x, const Profile& y, const Weigh& weigh) {
  double sum = 0;
  auto b = y.words.begin();
  for (const WordCount& a : x.words) {
    while (b != y.words.end() && b->word < a.word) ++b;
    if (b == y.words.end()) break;
    if (b->word == a.word) sum += weigh(a, *b);
  }
  return sum;
}

// Salton and Buckley, 1988: cosine of (1 + ln tf)·idf.
class TfIdf {
 public:
  explicit TfIdf(const Profiles& profiles) : profiles_(profiles) {
    for (ActorIndex i = 0; i < profiles.size(); ++i) {
      double sum = 0;
      for (const WordCount& word : profiles[i].words) sum += weight(word) * weight(word);
      lengths_.push_back(std::sqrt(sum));
    }
  }
  double operator()(ActorIndex i, ActorIndex j) const {
    const double common =
        common_words(profiles_[i], profiles_[j], [&](const WordCount& a, const WordCount& b) { return weight(a) * weight(b); });
    return common == 0 ? 0 : common / (lengths_[i] * lengths_[j]);
  }

 private:
  double weight(const WordCount& word) const { return profiles_.lexicon().strength(word); }
  const Profiles& profiles_;
  std::vector<double> lengths_;
};

// Robertson and Zaragoza, 2009, k1 = 1.2, b = 0.75: the asker's words are the query.
class Bm25 {
 public:
  explicit Bm25(const Profiles& profiles) : profiles_(profiles) {
    double sum = 0;
    for (ActorIndex i = 0; i < profiles.size(); ++i) {
      double length = 0;
      for (const WordCount& word : profiles[i].words) length += word.count;
      lengths_.push_back(length);
      sum += length;
    }
    mean_ = std::max(1.0, sum / static_cast<double>(std::max<std::size_t>(1, lengths_.size())));
  }
  double operator()(ActorIndex i, ActorIndex j) const {
    const double norm = 1.2 * (0.25 + 0.75 * lengths_[j] / mean_);
    return common_words(profiles_[i], profiles_[j], [&](const WordCount& a, const WordCount& b) {
      return profiles_.lexicon().strength({a.word, 1}) * b.count * 2.2 / (b.count + norm);
    });
  }

 private:
  const Profiles& profiles_;
  std::vector<double> lengths_;
  double mean_ = 1;
};

}  // namespace

double distance_km(const Profile& x, const Profile& y) {
  if (!x.lat || !x.lon || !y.lat || !y.lon) return -1;
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const double half_lat = std::sin((*y.lat - *x.lat) * kRadians / 2);
  const double half_lon = std::sin((*y.lon - *x.lon) * kRadians / 2);
  const double h = half_lat * half_lat + std::cos(*x.lat * kRadians) * std::cos(*y.lat * kRadians) * half_lon * half_lon;
  return 2 * 6371 * std::asin(std::sqrt(std::min(1.0, h)));
}

std::vector<Baseline> make_baselines(const Profiles& profiles, std::uint64_t seed) {
  const Profiles* all = &profiles;
  const auto links = [=](ActorIndex, ActorIndex j) { return std::log1p(static_cast<double>((*all)[j].partners.size())); };
  const auto country = [=](ActorIndex i, ActorIndex j) {
    return all->actor(i).home.country && all->actor(i).home.country == all->actor(j).home.country ? 1.0 : 0.0;
  };
  // Adamic and Adar, 2003.
  const auto common_partners = [=](ActorIndex i, ActorIndex j) {
    double sum = 0;
    for (const ActorIndex partner : (*all)[i].partners) {
      const auto& others = (*all)[j].partners;
      if (std::binary_search(others.begin(), others.end(), partner))
        sum += 1 / std::log(1.0 + static_cast<double>((*all)[partner].partners.size()));
    }
    return sum;
  };
  const auto size = [=](ActorIndex i, ActorIndex j) { return size_likeness((*all)[i], (*all)[j]); };
  const auto distance = [=](ActorIndex i, ActorIndex j) { return nearness((*all)[i], (*all)[j]); };
  const auto random = [=](ActorIndex i, ActorIndex j) { return static_cast<double>(CounterRandom(seed, i, j).next() >> 11); };
  const auto tf_idf = std::make_shared<TfIdf>(profiles);
  const auto bm25 = std::make_shared<Bm25>(profiles);
  return {
      {"random", {"hasard", "random"}, random, false},
      {"links", {"nombre de liens", "number of links"}, links},
      {"country", {"même pays", "same country"}, country},
      {"size", {"taille proche", "similar size"}, size},
      {"distance", {"proximité", "distance"}, distance},
      {"size_distance",
       {"taille + proximité", "size + distance"},
       [=](ActorIndex i, ActorIndex j) { return size(i, j) + distance(i, j); },
       false},
      {"theme_cosine",
       {"thèmes (cosinus)", "themes (cosine)"},
       [=](ActorIndex i, ActorIndex j) { return theme_cosine((*all)[i], (*all)[j]); }},
      {"tf_idf", {"texte (TF-IDF)", "text (TF-IDF)"}, [=](ActorIndex i, ActorIndex j) { return (*tf_idf)(i, j); }},
      {"bm25", {"texte (BM25)", "text (BM25)"}, [=](ActorIndex i, ActorIndex j) { return (*bm25)(i, j); }},
      {"adamic_adar", {"partenaires communs (Adamic–Adar)", "common partners (Adamic–Adar)"}, common_partners},
  };
}

}  // namespace binome
