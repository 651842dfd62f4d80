#include "bindings/cli/options/shard_argument.hpp"

#include <charconv>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/records/problem.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/recall.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void ShardArgument::add_to(Command& command, const Session& session) {
  option_ = command
                .option("--shard", written_,
                        session.text("ne calcule que la part i sur n, à réunir par « binome merge » ; avec --out et --today",
                                     "computes part i of n only, for \"binome merge\" to put together; with --out and --today"))
                .type_name("i/n")
                .advanced();
}

Result<std::optional<Shard>> ShardArgument::value(const std::string& out, const MatcherArguments& matcher) const {
  if (!option_ || !option_->given()) return std::nullopt;
  const std::size_t slash = std::min(written_.find('/'), written_.size());
  const auto index = parse_number(std::string_view(written_).substr(0, slash));
  const auto count = parse_number(std::string_view(written_).substr(std::min(slash + 1, written_.size())));
  if (!index || !count || *index < 1 || *index > *count || *count > kMostShards) {
    const std::string most = std::to_string(kMostShards);
    return fail(ErrorCode::shard_expected, {{"most", kMostShards}, {"value", shorten(written_)}});
  }
  if (out.empty()) return fail(ErrorCode::shard_needs_out);
  if (!matcher.says_today()) return fail(ErrorCode::shard_needs_today);
  return Shard{*index, *count};
}

Result<ShardLabel::Options> input_fingerprints(const MatcherArguments& matcher) {
  const auto directory = fingerprint_of_files(matcher.files());
  if (!directory) return tl::make_unexpected(directory.error());
  const auto program = fingerprint_of_files({"/proc/self/exe"});
  if (!program) return tl::make_unexpected(program.error());
  return ShardLabel::Options{{"--directory", *directory}, {"binome", *program}};
}

void print_batch_summary(Session& session, const BatchSummary& summary) {
  const std::string askers = std::to_string(summary.askers);
  const std::string without = std::to_string(summary.without_match);
  session.note(
      {askers + " acteurs, dont " + without + " sans proposition.", askers + " actors, " + without + " of them without a proposal."});
  if (summary.diversity.matches > 0)
    session.note({diversity_text(summary.diversity, Language::fr), diversity_text(summary.diversity, Language::en)});
  if (summary.recall) session.note({recall_text(*summary.recall, Language::fr), recall_text(*summary.recall, Language::en)});
}

}  // namespace binome
