#include "bindings/cli/options/snapshot_argument.hpp"

#include "bindings/files/mapped_file.hpp"
#include "features/error_codes.hpp"

namespace binome {

void MatcherArguments::add_to(Command& command, const Session& session, SearchOption search) {
  engine_.add_to(command, session, DirectoryOption::may_be_left_out, search);
  command
      .option("--snapshot", snapshot_,
              session.text("instantané fait par « binome snapshot », à la place de l'annuaire",
                           "snapshot made by \"binome snapshot\", in place of the directory"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
}

Result<std::unique_ptr<Matcher>> MatcherArguments::open(Session& session) {
  if (engine_.has_directory() == !snapshot_.empty()) {
    return fail(ErrorCode::directory_or_snapshot);
  }
  if (!snapshot_.empty()) return open_snapshot(session);
  return engine_.open(session).map([](std::unique_ptr<Engine> engine) -> std::unique_ptr<Matcher> { return engine; });
}

Result<std::unique_ptr<Matcher>> MatcherArguments::open_snapshot(Session& session) {
  if (const std::string settled = engine_.settled_by_snapshot(); !settled.empty()) {
    return fail(ErrorCode::settled_by_snapshot, {{"option", settled}});
  }
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return tl::make_unexpected(taxonomy.error());
  engine_.limit_threads();
  const auto file = MappedFile::open(snapshot_);
  if (!file) return tl::make_unexpected(file.error());
  auto opened = Snapshot::open((*file)->bytes(), *file, **taxonomy,
                               {.index = engine_.index(),
                                .faiss = {},
                                .requests = engine_.expected_requests(),
                                .on_plan = engine_.plan_listener(session),
                                .on_copied = [mapped = *file] { mapped->release(); }});
  if (!opened) {
    return fail(ErrorCode::in_file, {{"file", snapshot_}}, opened.error());
  }
  (*file)->release();  // checked as a whole, needed in part
  const auto weights = engine_.weights(session);
  if (!weights) return tl::make_unexpected(weights.error());
  if (!(*opened)->made_with_taxonomy() || !(*opened)->made_with(*weights)) {
    session.note({"L'instantané a été fait avec d'autres vocabulaires ou poids que ceux du programme ; il garde les siens.",
                  "The snapshot was made with other vocabularies or weights than the program's; it keeps its own."});
  }
  return std::move(*opened);
}

}  // namespace binome
