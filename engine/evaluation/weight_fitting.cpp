#include "engine/evaluation/weight_fitting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/parallel/parallel.hpp"
#include "features/kind_pair_statistics.hpp"
#include "features/pair_score.hpp"

namespace binome {
namespace {

constexpr double kPriorDeviation = 0.5;  // of θ
constexpr double kOffset = 0.03;         // added to S: a score of 0 is unlikely, not impossible
constexpr double kChance = 0.5;          // share of choices that nothing in the profiles explains
constexpr double kSmallestPrior = 0.02;  // of the largest: a weight of 0 could never grow
constexpr int kMostIterations = 40;

using Vector = std::vector<double>;

double dot(const float* x, const Vector& weights) {
  double sum = 0;
  for (std::size_t b = 0; b < weights.size(); ++b) sum += x[b] * weights[b];
  return sum;
}
double dot(const std::uint8_t* x, const Vector& weights) {
  double sum = 0;
  for (std::size_t b = 0; b < weights.size(); ++b) sum += x[b] ? weights[b] : 0;
  return sum;
}

// One direction of one pair: coverage, shrunk, and what is needed to differentiate it.
struct Side {
  double raw = 0;    // coverage before shrinkage
  double total = 0;  // weights of the blocks in which anything is wanted
  double score = 0;
};

Side side_of(const float* coverage, const std::uint8_t* wants, double ignorance, double unknown, const Vector& weights) {
  Side side;
  side.total = dot(wants, weights);
  if (side.total <= 0) return {0, 0, unknown};  // wants nothing
  side.raw = dot(coverage, weights) / side.total;
  side.score = side.raw * (1 - ignorance);
  return side;
}

// S of two directed scores in 0 … 1, and how it grows with the first of them.
double mutual(double a, double b) { return (kLess * std::min(a, b) + kMore * std::max(a, b)) / (kLess + kMore); }
double mutual_slope(double a, double b) { return a == b ? 0.5 : static_cast<double>(a < b ? kLess : kMore) / (kLess + kMore); }

// θ: the logarithms of the weights, ln T, the effect of the position.
class Model {
 public:
  Model(std::span<const ChoiceList* const> lists, Vector prior) : lists_(lists), prior_(std::move(prior)) {}

  std::size_t blocks() const { return prior_.size(); }
  std::size_t parameters() const { return blocks() + 2; }

  // What the unknown counts for under the weights of θ: from the mean coverage of the askers' wants over all pairs of the lists.
  void set_mean(const Vector& theta) {
    const Vector weights = weights_of(theta);
    double sum = 0;
    double count = 0;
    for (const ChoiceList* list : lists_) {
      for (std::size_t c = 0; c < list->candidates(); ++c) {
        const double total = dot(list->wants.data() + c * blocks(), weights);
        if (total > 0) sum += dot(list->forth.data() + c * blocks(), weights) / total;
        count += 1;
      }
    }
    unknown_ = count == 0 ? 0 : kPriorShare * sum / count;
  }

  // −ln likelihood + penalty, and its gradient.
  double loss(const Vector& theta, Vector* gradient) const {
    const Vector weights = weights_of(theta);
    const double sharpness = std::exp(theta[blocks()]);
    constexpr std::size_t kGrain = 64;
    const std::size_t parts = (lists_.size() + kGrain - 1) / kGrain;
    std::vector<double> losses(parts);
    std::vector<Vector> gradients(parts, Vector(parameters()));
    parallel_blocks(0, parts, 1, [&](std::size_t first, std::size_t last) {
      for (std::size_t part = first; part < last; ++part) {
        for (std::size_t l = part * kGrain; l < std::min(lists_.size(), (part + 1) * kGrain); ++l) {
          losses[part] += add_list(*lists_[l], theta, weights, sharpness, gradient ? &gradients[part] : nullptr);
        }
      }
    });
    double sum = 0;  // in the order of the parts: the same for any number of threads
    for (const double one : losses) sum += one;
    if (gradient) {
      gradient->assign(parameters(), 0);
      for (const Vector& one : gradients) {
        for (std::size_t p = 0; p < one.size(); ++p) (*gradient)[p] += one[p];
      }
      for (std::size_t b = 0; b < blocks(); ++b) (*gradient)[b] *= weights[b];
    }
    const auto pull = [&](std::size_t p, double from, double deviation) {
      const double off = (theta[p] - from) / deviation;
      sum += off * off / 2;
      if (gradient) (*gradient)[p] += off / deviation;
    };
    for (std::size_t b = 0; b < blocks(); ++b) pull(b, prior_[b], kPriorDeviation);
    pull(blocks(), 1, 3);      // T: hardly
    pull(blocks() + 1, 0, 3);  // position: hardly
    return sum;
  }

  Vector weights_of(const Vector& theta) const {
    Vector weights;
    for (std::size_t b = 0; b < blocks(); ++b) weights.push_back(std::exp(theta[b]));
    return weights;
  }

 private:
  double add_list(const ChoiceList& list, const Vector& theta, const Vector& weights, double sharpness, Vector* gradient) const {
    const std::size_t n = list.candidates();
    const std::size_t width = blocks();
    Vector utilities(n), scores(n);
    std::vector<Side> forth(n), back(n);
    for (std::size_t c = 0; c < n; ++c) {
      forth[c] = side_of(list.forth.data() + c * width, list.wants.data() + c * width, list.ignorance, unknown_, weights);
      back[c] = side_of(list.back.data() + c * width, list.back_wants.data() + c * width, list.back_ignorance[c], unknown_, weights);
      scores[c] = mutual(forth[c].score, back[c].score);
      utilities[c] = sharpness * std::log(scores[c] + kOffset) + theta[width + 1] * list.log_position[c];
    }
    const double most = *std::max_element(utilities.begin(), utilities.end());
    double total = 0;
    for (const double utility : utilities) total += std::exp(utility - most);
    double loss = 0;
    double explained = 0;  // choices that the scores explain better than chance, each 0 … 1
    Vector slopes(n);      // d loss / d utility
    for (const std::uint32_t chosen : list.chosen) {
      const double by_score = (1 - kChance) * std::exp(utilities[chosen] - most) / total;
      const double probability = by_score + kChance / static_cast<double>(n);
      loss -= std::log(probability);
      explained += by_score / probability;
      slopes[chosen] -= by_score / probability;
    }
    for (std::size_t c = 0; c < n; ++c) slopes[c] += explained * std::exp(utilities[c] - most) / total;
    if (!gradient) return loss;
    for (std::size_t c = 0; c < n; ++c) {
      (*gradient)[width] += slopes[c] * sharpness * std::log(scores[c] + kOffset);
      (*gradient)[width + 1] += slopes[c] * list.log_position[c];
      if (scores[c] <= 0) continue;
      const double by_score = slopes[c] * sharpness / (scores[c] + kOffset);
      const auto add = [&](const Side& side, double other, double ignorance, const float* coverage, const std::uint8_t* wants) {
        if (side.raw <= 0) return;
        const double slope = by_score * mutual_slope(side.score, other) * (1 - ignorance) / side.total;
        for (std::size_t b = 0; b < width; ++b) {
          if (wants[b]) (*gradient)[b] += slope * (coverage[b] - side.raw);
        }
      };
      add(forth[c], back[c].score, list.ignorance, list.forth.data() + c * width, list.wants.data() + c * width);
      add(back[c], forth[c].score, list.back_ignorance[c], list.back.data() + c * width, list.back_wants.data() + c * width);
    }
    return loss;
  }

  std::span<const ChoiceList* const> lists_;
  Vector prior_;
  double unknown_ = 0;  // what the unknown counts for: kPriorShare · a₀
};

// Cholesky: the solution of A x = y for a symmetric positive definite A; false if it is not.
bool solve(std::vector<Vector> a, Vector y, Vector& x) {
  const std::size_t n = y.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      if (i == j && !(sum > 0)) return false;
      a[i][j] = i == j ? std::sqrt(sum) : sum / a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) y[i] -= a[i][k] * y[k];
    y[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) y[i] -= a[k][i] * y[k];
    y[i] /= a[i][i];
  }
  x = std::move(y);
  return true;
}

// The Hessian by central differences of the gradient, made symmetric.
std::vector<Vector> curvature(const Model& model, const Vector& theta) {
  constexpr double kStep = 1e-4;
  const std::size_t n = theta.size();
  std::vector<Vector> hessian(n, Vector(n));
  Vector up, down;
  for (std::size_t p = 0; p < n; ++p) {
    Vector moved = theta;
    moved[p] += kStep;
    model.loss(moved, &up);
    moved[p] -= 2 * kStep;
    model.loss(moved, &down);
    for (std::size_t q = 0; q < n; ++q) hessian[p][q] = (up[q] - down[q]) / (2 * kStep);
  }
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t q = 0; q < p; ++q) hessian[p][q] = hessian[q][p] = (hessian[p][q] + hessian[q][p]) / 2;
  }
  return hessian;
}

// Levenberg's damping: the step shortens until the loss falls.
void descend(Model& model, Vector& theta) {
  double damping = 1;
  Vector gradient, step;
  double loss = model.loss(theta, &gradient);
  for (int i = 0; i < kMostIterations; ++i) {
    const std::vector<Vector> hessian = curvature(model, theta);
    double gained = 0;
    for (int tries = 0; tries < 30 && gained <= 0; ++tries) {
      std::vector<Vector> damped = hessian;
      for (std::size_t p = 0; p < theta.size(); ++p) damped[p][p] += damping;
      Vector next = theta;
      if (solve(damped, gradient, step)) {
        for (std::size_t p = 0; p < theta.size(); ++p) next[p] -= std::clamp(step[p], -1.0, 1.0);
        gained = loss - model.loss(next, nullptr);
      }
      if (gained > 0) theta = next;
      damping = gained > 0 ? std::max(damping / 5, 1e-6) : damping * 4;
    }
    if (gained <= 1e-5 * loss) return;
    loss = model.loss(theta, &gradient);
  }
}

}  // namespace

FittedWeights fit_weights(std::span<const ChoiceList* const> lists, std::span<const double> priors) {
  const std::size_t blocks = priors.size();
  FittedWeights result;
  result.weights.assign(priors.begin(), priors.end());
  result.intervals.resize(blocks);
  result.spoken.assign(blocks, false);
  if (lists.empty()) return result;
  for (const ChoiceList* list : lists) {
    for (std::size_t i = 0; i < list->forth.size(); ++i) {
      if (list->forth[i] > 0 || list->back[i] > 0) result.spoken[i % blocks] = true;
    }
  }
  const double largest = std::max(1e-9, *std::max_element(priors.begin(), priors.end()));
  Vector theta;
  for (const double prior : priors) theta.push_back(std::log(std::max(prior, kSmallestPrior * largest)));
  Model model(lists, theta);
  theta.push_back(1);
  theta.push_back(0);
  model.set_mean(theta);
  const auto count = static_cast<double>(lists.size());
  result.prior_loss = model.loss(theta, nullptr) / count;
  for (int round = 0; round < 2; ++round) {  // a₀ follows the weights
    model.set_mean(theta);
    descend(model, theta);
  }
  result.loss = model.loss(theta, nullptr) / count;
  result.position = theta[blocks + 1];

  // Shares of the blocks spoken of, and their intervals by the delta method: ln share_b = θ_b − ln Σ exp θ.
  const std::vector<Vector> hessian = curvature(model, theta);
  double sum = 0;
  double prior_sum = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    if (!result.spoken[b]) continue;
    sum += std::exp(theta[b]);
    prior_sum += priors[b];
  }
  if (sum <= 0) return result;
  if (prior_sum <= 0) prior_sum = 1;
  for (std::size_t b = 0; b < blocks; ++b) {
    if (!result.spoken[b]) {
      result.intervals[b] = {priors[b], priors[b]};
      continue;
    }
    Vector slope(theta.size()), solved;
    for (std::size_t c = 0; c < blocks; ++c) slope[c] = (c == b ? 1 : 0) - (result.spoken[c] ? std::exp(theta[c]) / sum : 0);
    double deviation = kPriorDeviation;
    if (solve(hessian, slope, solved))
      deviation = std::sqrt(std::max(0.0, std::inner_product(slope.begin(), slope.end(), solved.begin(), 0.0)));
    const double weight = std::exp(theta[b]) / sum * prior_sum;
    result.weights[b] = weight;
    result.intervals[b] = {weight * std::exp(-1.96 * deviation), weight * std::exp(1.96 * deviation)};
  }
  return result;
}

}  // namespace binome
