// What the processor at hand can do: the versions of a hot loop are chosen by it at run time.
#pragma once

namespace binome {

enum class Instructions { generic, avx2, avx512, amx };

// The best that this machine and its system allow, found once; asks the system for the tile registers. Thread safe.
Instructions best_instructions();

}  // namespace binome
