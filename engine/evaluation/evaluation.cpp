#include "engine/evaluation/evaluation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

#include "engine/evaluation/internal/baselines.hpp"
#include "engine/evaluation/internal/best_sum.hpp"
#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

constexpr std::size_t kLearnedCandidates = 30;  // of a list, beside the true one: enough to learn from

struct Variant {
  Protocol protocol;
  bool need_links;
};

std::vector<Variant> variants_of(const EvaluationOptions& options) {
  std::vector<Variant> variants;
  for (const Protocol protocol : options.protocols) {
    variants.push_back({protocol, true});
    if (protocol == Protocol::country) variants.push_back({protocol, false});
  }
  return variants;
}

struct NamedScore {
  std::string name;
  Bilingual title;
  MethodGroup group = MethodGroup::baseline;
  std::function<double(ActorIndex, ActorIndex)> score;
  bool summable = false;
};

// The engine as it ranks, and with other aggregations of the two directions.
std::vector<NamedScore> engine_scores(const Engine& engine) {
  const Engine* e = &engine;
  const auto aggregated = [e](double (*join)(double, double)) {
    return [e, join](ActorIndex i, ActorIndex j) {
      const PairScore score = e->score(i, j);
      return join(score.a, score.b);
    };
  };
  using Group = MethodGroup;
  return {
      {"engine",
       {"Binôme", "Binôme"},
       Group::engine,
       [e](ActorIndex i, ActorIndex j) { return static_cast<double>(score_millionths(e->listed_score(i, j))); }},
      {"one_way", {"un seul sens", "one way"}, Group::aggregation, aggregated([](double a, double) { return a; })},
      {"arithmetic", {"moyenne arithmétique", "arithmetic mean"}, Group::aggregation, aggregated([](double a, double b) { return a + b; })},
      {"minimum", {"minimum des deux sens", "minimum of both"}, Group::aggregation, aggregated([](double a, double b) {
         return std::min(a, b);
       })},
      {"product", {"produit des deux sens", "product of both"}, Group::aggregation, aggregated([](double a, double b) { return a * b; })},
  };
}

// Of the first among all: 1 + how many are better + half of how many are as good.
double rank_of_first(const std::vector<double>& scores) {
  double rank = 1;
  for (std::size_t c = 1; c < scores.size(); ++c) rank += scores[c] > scores[0] ? 1 : scores[c] == scores[0] ? 0.5 : 0;
  return rank;
}

// All lists of one variant over all folds, and where each method ranks the true partner.
struct VariantState {
  Variant variant;
  ProtocolReport report;
  std::vector<NamedScore> methods;           // without the functions
  std::vector<std::vector<TrueRank>> ranks;  // by method, list
  std::vector<std::size_t> folds;            // by list
  std::vector<bool> forth;
  std::vector<std::pair<Term, Term>> kinds;
  std::vector<std::vector<RankingTask>> tasks;  // by fold; kept where weights are learned
  BestSum sum;
};

class Evaluation {
 public:
  Evaluation(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights, const EvaluationOptions& options,
             const EvaluationProgress& progress)
      : directory_(directory),
        taxonomy_(taxonomy),
        weights_(weights),
        options_(options),
        progress_(progress),
        whole_(Profiles::build(directory, options.engine.today)),
        pairs_(linked_pairs(directory, whole_, options.hiding)),
        folds_(fold_count(options.hiding)) {
    for (const Variant& variant : variants_of(options)) {
      states_.push_back({});
      states_.back().variant = variant;
      states_.back().tasks.resize(folds_);
    }
    for (const std::string_view name : block_names()) report_.blocks.emplace_back(name);
  }

  Result<EvaluationReport> run() {
    report_.pairs = pairs_.size();
    for (const LinkedPair& pair : pairs_) report_.hidden += pair.fold < folds_ ? 1 : 0;
    if (report_.hidden == 0) {
      return fail(ErrorKind::bad_data, "rien à cacher : aucun partenariat entre acteurs visibles (ou aucun projet daté)",
                  "nothing to hide: no partnership between visible actors (or no dated project)");
    }
    for (std::size_t fold = 0; fold < folds_; ++fold) {
      const auto done = rank_fold(fold);
      if (!done) return tl::make_unexpected(done.error());
    }
    for (VariantState& state : states_) add_best_sum(state);
    if (options_.fit) {
      for (std::size_t fold = 0; fold < folds_; ++fold) rank_learned(fold);
      report_.learned = learn(folds_);
    }
    for (VariantState& state : states_) report_.protocols.push_back(finish(state));
    for (auto& [name, sums] : exposure_) {
      const double n = sums[3];
      report_.exposure.push_back({name, sums[0] / n, sums[1] / n, sums[2] / n});
    }
    return std::move(report_);
  }

 private:
  Result<void> rank_fold(std::size_t fold) {
    const Directory hidden = hide_fold(directory_, whole_, pairs_, fold);
    say({"plis", "folds"}, fold);
    const Engine engine(hidden, taxonomy_, weights_, options_.engine);
    if (const std::string leak = find_leak(engine.directory(), engine.profiles(), pairs_, fold); !leak.empty()) {
      return fail(ErrorKind::bad_data, "évaluation refusée : un partenariat caché se voit encore (" + leak + ")",
                  "evaluation refused: a hidden partnership can still be seen (" + leak + ")");
    }
    std::vector<NamedScore> methods = engine_scores(engine);
    for (Baseline& baseline : make_baselines(engine.profiles(), options_.hiding.seed))
      methods.push_back({std::string(baseline.name), baseline.title, MethodGroup::baseline, baseline.score, baseline.summable});
    std::optional<Engine> compared;
    if (options_.compared) {
      compared.emplace(hidden, taxonomy_, *options_.compared, options_.engine);
      const Engine* other = &*compared;
      methods.push_back(
          {"compared", {"autre configuration", "other configuration"}, MethodGroup::compared, [other](ActorIndex i, ActorIndex j) {
             return static_cast<double>(score_millionths(other->listed_score(i, j)));
           }});
    }
    for (VariantState& state : states_) {
      RankingTasks tasks = make_tasks(whole_, engine.profiles(), engine.eligibility(), pairs_, fold, state.variant.protocol,
                                      state.variant.need_links, options_.hiding);
      state.report.without_links += tasks.without_links;
      state.report.ineligible += tasks.ineligible;
      state.report.unplaced += tasks.unplaced;
      state.report.few += tasks.few;
      if (state.methods.empty()) {
        state.methods = methods;
        state.ranks.resize(methods.size());
      }
      rank(state, methods, tasks.tasks, fold);
      if (options_.fit && learns_from(state.variant)) state.tasks[fold] = std::move(tasks.tasks);
    }
    if (options_.fit) {
      const Engine equal(hidden, taxonomy_, BlockWeights::equal(), options_.engine);
      collect_choices(equal, fold);
    }
    if (options_.k > 0) {
      measure_exposure("engine", engine);
      if (compared) measure_exposure("compared", *compared);
    }
    return {};
  }

  void rank(VariantState& state, const std::vector<NamedScore>& methods, const std::vector<RankingTask>& tasks, std::size_t fold) {
    const std::size_t first = state.folds.size();
    const bool sums = state.variant.protocol != Protocol::full;
    std::vector<std::size_t> summed;
    for (std::size_t m = 0; sums && m < methods.size(); ++m) {
      if (methods[m].summable) summed.push_back(m);
    }
    for (auto& ranks : state.ranks) ranks.resize(first + tasks.size());
    state.sum.resize(first + tasks.size(), summed.size());
    for (const RankingTask& task : tasks) {
      state.folds.push_back(fold);
      state.forth.push_back(task.forth);
      state.kinds.emplace_back(whole_[task.asker].kind, whole_[task.candidates.front()].kind);
    }
    std::vector<std::vector<double>> own(options_.on_list ? tasks.size() : 0);  // the engine's scores
    parallel_blocks(0, tasks.size(), 8, [&](std::size_t begin, std::size_t end) {
      std::vector<double> scores;
      for (std::size_t t = begin; t < end; ++t) {
        const RankingTask& task = tasks[t];
        std::size_t place = 0;
        for (std::size_t m = 0; m < methods.size(); ++m) {
          scores.clear();
          for (const ActorIndex candidate : task.candidates) scores.push_back(methods[m].score(task.asker, candidate));
          state.ranks[m][first + t] = {task.asker, rank_of_first(scores)};
          if (m == 0 && options_.on_list) own[t] = scores;
          if (place < summed.size() && summed[place] == m) state.sum.set(first + t, place++, scores);
        }
      }
    });
    for (std::size_t t = 0; t < own.size(); ++t) {
      options_.on_list(whole_, {state.variant.protocol, state.variant.need_links, fold, tasks[t].asker, tasks[t].candidates, own[t]});
    }
  }

  void add_best_sum(VariantState& state) {
    if (state.sum.rules() < 2 || state.folds.empty()) return;
    std::vector<TrueRank> ranks = state.ranks.front();
    const std::vector<double> best = state.sum.ranks(state.folds, folds_);
    for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i].rank = best[i];
    state.methods.push_back({"best_sum", {"meilleure somme de règles simples", "best sum of simple rules"}, MethodGroup::baseline, {}});
    state.ranks.push_back(std::move(ranks));
    state.sum = {};
  }

  static bool learns_from(const Variant& variant) { return variant.need_links && variant.protocol != Protocol::full; }

  void collect_choices(const Engine& equal, std::size_t fold) {
    for (const VariantState& state : states_) {
      const std::vector<RankingTask>& tasks = state.tasks[fold];
      const std::size_t first = choices_.size();
      choices_.resize(first + tasks.size());
      parallel_blocks(0, tasks.size(), 8, [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) {
          const auto candidates = std::span(tasks[t].candidates).first(std::min(tasks[t].candidates.size(), kLearnedCandidates + 1));
          choices_[first + t] = make_choice_list(equal, tasks[t].asker, candidates);
        }
      });
      choice_folds_.resize(choices_.size(), fold);
    }
  }

  // From the lists of all folds but one.
  std::optional<LearnedWeights> learn(std::size_t without) const {
    std::vector<const ChoiceList*> lists;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      if (choice_folds_[i] != without) lists.push_back(&choices_[i]);
    }
    if (lists.size() < kFewestLists) return std::nullopt;
    LearnedWeights learned{whole_[pairs_.front().first].kind, whole_[pairs_.front().second].kind, lists.size(), {}};
    for (const LinkedPair& pair : pairs_) {
      if (std::minmax(whole_[pair.first].kind, whole_[pair.second].kind) != std::minmax(learned.asking, learned.asked)) {
        learned.asking = learned.asked = Term();
        break;
      }
    }
    learned.fitted = fit_weights(lists, mean_weights(weights_, taxonomy_, learned.asking, learned.asked));
    return learned;
  }

  void rank_learned(std::size_t fold) {
    say({"poids appris, plis", "learned weights, folds"}, fold);
    const auto own = learn(fold);
    const BlockWeights learned =
        with_learned(weights_, taxonomy_, report_.blocks, own ? std::span(&*own, 1) : std::span<const LearnedWeights>(), "");
    const Engine engine(hide_fold(directory_, whole_, pairs_, fold), taxonomy_, learned, options_.engine);
    const std::vector<NamedScore> methods = {
        {"fitted",
         {"Binôme, poids appris sur les autres plis", "Binôme, weights learned on the other folds"},
         MethodGroup::fitted,
         [&](ActorIndex i, ActorIndex j) { return static_cast<double>(score_millionths(engine.listed_score(i, j))); }}};
    for (VariantState& state : states_) {
      if (!learns_from(state.variant)) continue;
      if (fold == 0) {
        state.methods.push_back(methods.front());
        state.ranks.push_back(state.ranks.front());
      }
      std::size_t list = static_cast<std::size_t>(std::find(state.folds.begin(), state.folds.end(), fold) - state.folds.begin());
      std::vector<TrueRank>& ranks = state.ranks.back();
      const std::vector<RankingTask>& tasks = state.tasks[fold];
      parallel_blocks(0, tasks.size(), 8, [&](std::size_t begin, std::size_t end) {
        std::vector<double> scores;
        for (std::size_t t = begin; t < end; ++t) {
          scores.clear();
          for (const ActorIndex candidate : tasks[t].candidates) scores.push_back(methods.front().score(tasks[t].asker, candidate));
          ranks[list + t].rank = rank_of_first(scores);
        }
      });
    }
    if (options_.k > 0) measure_exposure("fitted", engine);
  }

  // Lists of everybody between the kinds that most pairs join.
  void measure_exposure(const std::string& name, const Engine& engine) {
    std::map<std::pair<Term, Term>, std::size_t> kinds;
    for (const LinkedPair& pair : pairs_) ++kinds[std::minmax(whole_[pair.first].kind, whole_[pair.second].kind)];
    const auto most = std::max_element(kinds.begin(), kinds.end(), [](const auto& x, const auto& y) { return x.second < y.second; })->first;
    std::map<ActorIndex, std::vector<ActorIndex>> lists;
    const auto collect = [&](Term asker, Term asked) {
      (void)engine.batch({.asker = asker, .asked = asked, .k = options_.k}, [&](ActorIndex actor, const RankedList& list) {
        for (const ScoredActor& match : list.matches) lists[actor].push_back(match.actor);
      });
    };
    collect(most.first, most.second);
    if (most.first != most.second) collect(most.second, most.first);
    std::vector<std::uint32_t> counts;
    std::map<ActorIndex, std::uint32_t> proposed;
    double proposals = 0;
    double mutual = 0;
    for (const auto& [actor, list] : lists) {
      for (const ActorIndex other : list) {
        ++proposed[other];
        ++proposals;
        const auto back = lists.find(other);
        if (back != lists.end() && std::find(back->second.begin(), back->second.end(), actor) != back->second.end()) ++mutual;
      }
    }
    for (const Term kind : std::vector<Term>(most.first == most.second ? std::vector{most.first} : std::vector{most.first, most.second})) {
      const Profiles::Range range = whole_.of_kind(kind);
      for (ActorIndex i = range.begin; i < range.end; ++i) {
        if (whole_[i].visible) counts.push_back(proposed.contains(i) ? proposed[i] : 0);
      }
    }
    auto& sums = exposure_[name];
    sums[0] += static_cast<double>(proposed.size()) / static_cast<double>(std::max<std::size_t>(1, counts.size()));
    sums[1] += gini(counts);
    sums[2] += proposals > 0 ? mutual / proposals : 0;
    sums[3] += 1;
  }

  ProtocolReport finish(VariantState& state) {
    ProtocolReport report = std::move(state.report);
    report.protocol = state.variant.protocol;
    report.need_links = state.variant.need_links;
    report.lists = state.folds.size();
    std::size_t own = 0;
    std::optional<std::size_t> best;
    for (std::size_t m = 0; m < state.methods.size(); ++m) {
      const NamedScore& method = state.methods[m];
      report.methods.push_back(
          {method.name, method.title, method.group, quality_of(state.ranks[m]), quality_intervals(state.ranks[m], options_.hiding.seed)});
      if (method.group == MethodGroup::fitted) own = m;
      if (method.group == MethodGroup::baseline && (!best || report.methods[m].quality.mrr > report.methods[*best].quality.mrr)) best = m;
    }
    std::map<std::tuple<Term, Term, bool>, std::vector<TrueRank>> sides;
    for (std::size_t i = 0; i < report.lists; ++i) {
      sides[{state.kinds[i].first, state.kinds[i].second, state.forth[i] || !options_.hiding.home}].push_back(state.ranks[own][i]);
    }
    for (const auto& [side, ranks] : sides) {
      report.sides.push_back({std::get<0>(side), std::get<1>(side), std::get<2>(side), ranks.size(), quality_of(ranks)});
    }
    for (std::size_t m = 0; m < state.methods.size(); ++m) {
      if (m == own || state.methods[m].group == MethodGroup::aggregation) continue;
      if (state.methods[m].group == MethodGroup::baseline && m != best) continue;
      report.differences.push_back({state.methods[m].name, report.methods[own].quality.mrr - report.methods[m].quality.mrr,
                                    report.methods[own].quality.hit10 - report.methods[m].quality.hit10,
                                    gain_intervals(state.ranks[own], state.ranks[m], options_.hiding.seed)});
    }
    return report;
  }

  void say(const Bilingual& what, std::size_t fold) const {
    if (progress_) progress_(what, fold + 1, folds_);
  }

  const Directory& directory_;
  const Taxonomy& taxonomy_;
  const BlockWeights& weights_;
  const EvaluationOptions& options_;
  const EvaluationProgress& progress_;
  Profiles whole_;
  std::vector<LinkedPair> pairs_;
  std::size_t folds_;
  std::vector<VariantState> states_;
  std::vector<ChoiceList> choices_;
  std::vector<std::size_t> choice_folds_;
  std::map<std::string, std::array<double, 4>> exposure_;
  EvaluationReport report_;
};

// The coverage of every block as a share of what it could give, and whether anything is wanted in it.
struct BlockShares {
  std::vector<double> most;  // by block
  std::vector<WeightedWant> wants;

  BlockShares(const KindPairTable& table, const Profile& profile, std::size_t blocks) : most(blocks), wants(table.weigh(profile)) {
    for (const WeightedWant& want : wants) most[want.block] += want.share;
  }
  void append(const KindPairTable& table, std::span<const ConceptId> held, std::vector<float>& values) const {
    const std::vector<double> covered = table.statistics().block_coverage(wants, held);
    for (std::size_t b = 0; b < most.size(); ++b) values.push_back(static_cast<float>(most[b] > 0 ? covered[b] / most[b] : 0));
  }
  void append_wants(std::vector<std::uint8_t>& values) const {
    for (const double share : most) values.push_back(share > 0 ? 1 : 0);
  }
};

}  // namespace

std::string_view protocol_name(Protocol protocol) {
  constexpr std::array<std::string_view, 4> kNames = {"full", "country", "worldwide", "degree"};
  return kNames[static_cast<std::size_t>(protocol)];
}

ChoiceList make_choice_list(const Engine& equal, ActorIndex asker, std::span<const ActorIndex> candidates) {
  const Profiles& profiles = equal.profiles();
  const std::size_t blocks = equal.space().block_count();
  ChoiceList list;
  list.asker = asker;
  list.asking = profiles[asker].kind;
  list.ignorance = static_cast<float>(ignorance(profiles[asker].evidence));
  std::map<Term, BlockShares> own;  // by the kind asked
  for (const ActorIndex candidate : candidates) {
    const KindPairTable& forth = equal.table(list.asking, profiles[candidate].kind);
    const KindPairTable& back = equal.table(profiles[candidate].kind, list.asking);
    const BlockShares& wanted = own.try_emplace(profiles[candidate].kind, forth, profiles[asker], blocks).first->second;
    wanted.append(forth, equal.held(candidate), list.forth);
    wanted.append_wants(list.wants);
    const BlockShares theirs(back, profiles[candidate], blocks);
    theirs.append(back, equal.held(asker), list.back);
    theirs.append_wants(list.back_wants);
    list.back_ignorance.push_back(static_cast<float>(ignorance(profiles[candidate].evidence)));
    list.log_position.push_back(0);
  }
  return list;
}

std::vector<double> mean_weights(const BlockWeights& weights, const Taxonomy& taxonomy, Term asking, Term asked) {
  std::vector<double> means;
  const std::string a(asking ? std::string_view(taxonomy.code(asking)) : "*");
  const std::string b(asked ? std::string_view(taxonomy.code(asked)) : "*");
  for (const std::string_view block : block_names()) means.push_back((weights.of(a, b, block) + weights.of(b, a, block)) / 2);
  return means;
}

BlockWeights with_learned(const BlockWeights& weights, const Taxonomy& taxonomy, const std::vector<std::string>& blocks,
                          std::span<const LearnedWeights> learned, const std::string& basis) {
  std::vector<BlockWeights::Row> rows = weights.rows();
  const auto decimal = [](double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return std::string(text.data());
  };
  for (const LearnedWeights& one : learned) {
    const auto put = [&](Term asking, Term asked) {
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (!one.fitted.spoken[b]) continue;
        const std::string from(asking ? std::string_view(taxonomy.code(asking)) : "*");
        const std::string to(asked ? std::string_view(taxonomy.code(asked)) : "*");
        const auto same_pair = [&](const auto& row) { return row.asker == from && row.asked == to; };
        auto place = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return same_pair(row) && row.block == blocks[b]; });
        if (place == rows.end()) {
          const auto last = std::find_if(rows.rbegin(), rows.rend(), same_pair);
          place = rows.insert(last == rows.rend() ? rows.end() : last.base(), BlockWeights::Row());
        }
        const Interval& interval = one.fitted.intervals[b];
        *place = {from, to, blocks[b], std::stod(decimal(one.fitted.weights[b])),
                  basis + "; 95 %: " + decimal(interval.low) + " – " + decimal(interval.high)};
      }
    };
    put(one.asking, one.asked);
    if (one.asking != one.asked) put(one.asked, one.asking);
  }
  return *BlockWeights::from_rows(std::move(rows));
}

Result<EvaluationReport> evaluate(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                  const EvaluationOptions& options, const EvaluationProgress& progress) {
  return Evaluation(directory, taxonomy, weights, options, progress).run();
}

}  // namespace binome
