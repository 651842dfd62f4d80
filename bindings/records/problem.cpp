#include "bindings/records/problem.hpp"

#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

// « Bénin » (BJ)
std::string quoted(const Taxonomy& taxonomy, Term term, Language language) {
  const std::string& label = taxonomy.label(term, language);
  if (label == taxonomy.code(term)) return say(Message::quoted, language, {{"text", label}});
  return say(Message::quoted_with_code, language, {{"text", label}, {"code", taxonomy.code(term)}});
}

ErrorCode code_of(Unresolved::Reason reason) {
  switch (reason) {
    case Unresolved::Reason::ambiguous:
      return ErrorCode::label_ambiguous;
    case Unresolved::Reason::retired:
      return ErrorCode::label_retired;
    case Unresolved::Reason::unknown:
      return ErrorCode::label_unknown;
  }
  return ErrorCode::label_unknown;
}

}  // namespace

Error error_of(const Problem& problem) {
  std::vector<Argument> where = {{"file", problem.file}};
  if (problem.line != 0) where.emplace_back("line", problem.line);
  if (!problem.column.empty()) where.emplace_back("column", problem.column);
  if (!problem.value.empty()) where.emplace_back("value", problem.value);
  return Error(ErrorCode::in_record, std::move(where), {problem.what});
}

std::string describe(const Problem& problem, Language language) { return say(error_of(problem), language); }

Error unresolved_error(const Unresolved& why, const Taxonomy& taxonomy) {
  std::vector<Bilingual> labels;
  std::vector<std::string> codes;
  for (const Term term : why.nearest) {
    labels.push_back({quoted(taxonomy, term, Language::fr), quoted(taxonomy, term, Language::en)});
    codes.push_back(taxonomy.code(term));
  }
  std::vector<Argument> arguments = {{"nearest", std::move(labels)}, {"nearest_codes", std::move(codes)}};
  if (!why.advice.fr.empty()) arguments.emplace_back("advice", why.advice);
  return Error(code_of(why.reason), std::move(arguments));
}

Bilingual describe_unresolved(const Unresolved& why, const Taxonomy& taxonomy) {
  const Error error = unresolved_error(why, taxonomy);
  return {say(error, Language::fr), say(error, Language::en)};
}

}  // namespace binome
