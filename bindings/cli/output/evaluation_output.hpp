// The report of `evaluate`, as a table for people and as JSON for programs.
#pragma once

#include "bindings/cli/session.hpp"
#include "engine/evaluation/evaluation_report.hpp"

namespace binome {

void write_evaluation_text(Session& session, const Taxonomy& taxonomy, const EvaluationReport& report, std::size_t k);
void write_evaluation_json(Session& session, const Taxonomy& taxonomy, const EvaluationReport& report, std::size_t k);
// Learned weights, with their intervals.
void write_learned_text(Session& session, const Taxonomy& taxonomy, const std::vector<std::string>& blocks, const LearnedWeights& learned);

}  // namespace binome
