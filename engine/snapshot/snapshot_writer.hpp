// Writes a snapshot of an engine: index/SNAPSHOT_FORMAT.md.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/engine.hpp"

namespace binome {

// Every ordered pair of the kinds that visible actors have.
std::vector<KindPair> all_pairs(const Engine& engine);

// Hands the snapshot of an engine for some pairs of kinds, each in both directions, to `sink`, piece by piece. The same
// directory, day, weights and seed give the same bytes.
void write_snapshot(const Engine& engine, std::span<const KindPair> pairs, const std::function<void(std::span<const std::byte>)>& sink);

}  // namespace binome
