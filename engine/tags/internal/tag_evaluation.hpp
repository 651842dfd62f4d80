// How well hidden tags are found again.
#pragma once

#include "engine/tags/internal/tag_counts.hpp"

namespace binome {

// Every actor's tags hidden in turn. Parallel.
SuggestionQuality evaluate_tags(const TagCounts& counts, Vocabulary vocabulary, std::size_t k);

}  // namespace binome
