// The file of block weights: data/weights.tsv, linked into the program, or another one of the same form.
#pragma once

#include "features/block_weights.hpp"

namespace binome {

// The weights of `path`, or the shipped ones if it is empty.
Result<BlockWeights> read_weights(const std::string& path);

// The text of a file of weights, which read_weights reads back.
std::string weights_text(const BlockWeights& weights);

}  // namespace binome
