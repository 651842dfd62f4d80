#include "bindings/records/problem.hpp"

namespace binome {
namespace {

std::string quoted(const Taxonomy& taxonomy, const std::vector<Term>& terms, Language language) {
  std::string text;
  for (const Term term : terms) {
    if (!text.empty()) text += ", ";
    const std::string& label = taxonomy.label(term, language);
    text += language == Language::fr ? "« " + label + " »" : "\"" + label + "\"";
    if (label != taxonomy.code(term)) text += " (" + taxonomy.code(term) + ")";
  }
  return text;
}

}  // namespace

std::string describe(const Problem& problem, Language language) {
  const bool fr = language == Language::fr;
  std::string text = problem.file;
  if (problem.line != 0) text += (fr ? ", ligne " : ", line ") + std::to_string(problem.line);
  if (!problem.column.empty()) text += fr ? ", colonne « " + problem.column + " »" : ", column \"" + problem.column + "\"";
  if (!problem.value.empty()) text += fr ? ", valeur « " + problem.value + " »" : ", value \"" + problem.value + "\"";
  return text + (fr ? " : " : ": ") + problem.what.in(language);
}

Bilingual describe_unresolved(const Unresolved& why, const Taxonomy& taxonomy) {
  Bilingual text;
  switch (why.reason) {
    case Unresolved::Reason::ambiguous:
      text = {"ambigu", "ambiguous"};
      break;
    case Unresolved::Reason::retired:
      text = {"n'existe plus", "no longer exists"};
      break;
    case Unresolved::Reason::unknown:
      text = {"inconnu", "unknown"};
      break;
  }
  if (!why.nearest.empty()) {
    const bool choose = why.reason == Unresolved::Reason::ambiguous;
    text.fr += (choose ? " ; choisissez entre " : " ; le plus proche : ") + quoted(taxonomy, why.nearest, Language::fr);
    text.en += (choose ? "; choose between " : "; nearest: ") + quoted(taxonomy, why.nearest, Language::en);
  }
  if (!why.advice.fr.empty()) {
    text.fr += ". " + why.advice.fr;
    text.en += ". " + why.advice.en;
  }
  return text;
}

}  // namespace binome
