#include "bindings/cli/options/engine_arguments.hpp"

#include <algorithm>

#include "bindings/records/weights_file.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/shown_value.hpp"
#include "bindings/wording/wording.hpp"
#include "features/error_codes.hpp"

namespace binome {

void EngineArguments::add_to(Command& command, const Session& session, DirectoryOption directory, SearchOption search) {
  Option option = command.option(
      "--directory", directories_,
      session.text("annuaire JSON Lines (répétable ; - : entrée standard)", "directory in JSON Lines (repeatable; -: standard input)"));
  option.type_name(session.text("FICHIER", "FILE"));
  if (directory == DirectoryOption::required) option.required();
  command
      .option("--today", today_,
              session.text("jour où juger les annonces, AAAA-MM-JJ (par défaut : aujourd'hui)",
                           "day on which listings are judged, YYYY-MM-DD (default: today)"))
      .type_name(session.text("AAAA-MM-JJ", "YYYY-MM-DD"))
      .advanced();
  seed_option_ = command.option("--seed", seed_, session.text("graine des ex æquo (1)", "seed of ties (1)")).advanced();
  std::vector<std::string> families = {"auto", "brute", "faiss", "postings"};
  std::string fr = "recherche : auto, brute, faiss ou postings, même réponse";
  std::string en = "search: auto, brute, faiss or postings, same answer";
  if (search == SearchOption::or_approximate) {
    families.insert(families.end(), {"ivf", "hnsw"});
    fr += " ; ivf ou hnsw, approchée : dit la part des meilleurs qu'elle retrouve";
    en += "; ivf or hnsw, approximate: says what part of the best it finds";
  }
  command.option("--index", index_, session.text(fr, en)).one_of(families).advanced();
  command.flag("--explain-plan", explain_plan_, session.text("dit comment la recherche a été choisie", "says how the search was chosen"))
      .advanced();
  command
      .option("--threads", threads_,
              session.text("nombre de fils d'exécution (0 : tous) ; même réponse", "number of threads (0: all); same answer"))
      .between(0, 1024)
      .advanced();
  command
      .option("--weights", weights_,
              session.text("fichier de poids (par défaut : ceux du programme)", "file of weights (default: the program's own)"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
}

Result<std::unique_ptr<Engine>> EngineArguments::open(Session& session) {
  auto directory = read(session);
  if (!directory) return tl::make_unexpected(directory.error());
  return open(session, std::move(*directory));
}

PlanListener EngineArguments::plan_listener(Session& session) const {
  if (!explain_plan_) return {};
  return [&session](const Plan& plan) {
    const auto sentence = [&](Language language) {
      const bool fr = language == Language::fr;
      const auto milliseconds = [&](double seconds) {
        return tenths_text(static_cast<int>(std::min(seconds * 1e4, 1e9)), language) + " ms";
      };
      std::string text = fr ? "Recherche : " : "Search: ";
      text += plan.family == IndexFamily::columns ? "postings" : "brute";
      text += fr ? " parmi " : " among ";
      text += std::to_string(plan.work.candidates) + (fr ? " candidats" : " candidates");
      if (plan.work.requests == kManyRequests) return text + (fr ? ", demandes nombreuses attendues." : ", many requests expected.");
      text += (fr ? " (pour " : " (for ") + std::to_string(plan.work.requests) + (fr ? " demande(s)" : " request(s)");
      if (plan.work.batch) text += fr ? " ensemble" : " together";
      if (is_little(plan.work)) return text + (fr ? ", trop peu pour faire un index)." : ", too little to make an index for).");
      return text + (fr ? ", prévu : brute " : ", expected: brute ") + milliseconds(plan.brute_seconds) + ", postings " +
             milliseconds(plan.columns_seconds) + ").";
    };
    session.note({sentence(Language::fr), sentence(Language::en)});
  };
}

IndexFamily EngineArguments::index() const {
  if (index_ == "brute") return IndexFamily::brute_force;
  if (index_ == "faiss") return IndexFamily::faiss;
  if (index_ == "ivf") return IndexFamily::ivf;
  if (index_ == "hnsw") return IndexFamily::hnsw;
  return index_ == "postings" ? IndexFamily::columns : IndexFamily::automatic;
}

std::string EngineArguments::settled_by_snapshot() const {
  if (!today_.empty()) return "--today";
  if (seed_option_ && seed_option_->given()) return "--seed";
  return weights_.empty() ? "" : "--weights";
}

void EngineArguments::limit_threads() {
  if (threads_ > 0) thread_limit_.emplace(tbb::global_control::max_allowed_parallelism, threads_);
}

Result<Directory> EngineArguments::read(Session& session) {
  limit_threads();
  return session.open_directory(directories_);
}

Result<EngineOptions> EngineArguments::options(Session& session, const Directory& directory) {
  EngineOptions options;
  options.seed = seed_;
  options.today = today();
  options.index = index();
  options.requests = requests_;
  options.on_plan = plan_listener(session);
  if (!today_.empty()) {
    const auto day = parse_date(today_);
    if (!day || day->month == 0) return fail(ErrorCode::today_expected);
    options.today = *day;
  }
  if (!directory.listings.empty() && today_.empty()) {
    session.note({"Annonces jugées au " + to_string(options.today) + " (--today pour un autre jour).",
                  "Listings judged on " + to_string(options.today) + " (--today for another day)."});
  }
  return options;
}

Result<BlockWeights> EngineArguments::weights(Session& session) const {
  std::vector<Bilingual> notices;
  auto weights = read_weights(weights_, &notices);
  for (const Bilingual& notice : notices) session.note(notice);
  return weights;
}

Result<std::unique_ptr<Engine>> EngineArguments::open(Session& session, Directory directory) {
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return tl::make_unexpected(taxonomy.error());
  auto block_weights = weights(session);
  if (!block_weights) return tl::make_unexpected(block_weights.error());
  const auto engine_options = options(session, directory);
  if (!engine_options) return tl::make_unexpected(engine_options.error());
  return std::make_unique<Engine>(std::move(directory), **taxonomy, std::move(*block_weights), *engine_options);
}

}  // namespace binome
