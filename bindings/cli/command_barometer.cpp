#include "bindings/cli/session.hpp"
namespace binome {
void register_barometer(CLI::App&, Session&) {}
}
