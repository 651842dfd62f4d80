// The file of block weights: data/weights.tsv, linked into the program, or another one of the same form.
#pragma once

#include <string>
#include <vector>

#include "features/block_weights.hpp"

namespace binome {

// The weights of `path`, or the shipped ones if it is empty. A file of an earlier version, whose blocks had other names, is read
// as if it had today's, and `notices`, where there is one, gets a sentence about it.
Result<BlockWeights> read_weights(const std::string& path, std::vector<Bilingual>* notices = nullptr);

// The text of a file of weights, which read_weights reads back.
std::string weights_text(const BlockWeights& weights);

}  // namespace binome
