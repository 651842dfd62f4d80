// The file of block weights: data/weights.tsv, linked into the program, or another one of the same form.
#pragma once

#include "features/block_weights.hpp"

namespace binome {

// The weights of `path`, or the shipped ones if it is empty.
Result<BlockWeights> read_weights(const std::string& path);

}  // namespace binome
