#include "bindings/protocol/pairs_file.hpp"

#include <fstream>

#include "bindings/files/line_reader.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "features/error_codes.hpp"

namespace binome {

Result<std::vector<std::pair<ActorIndex, ActorIndex>>> read_pairs(const std::string& path, const Matcher& matcher) {
  std::ifstream file;
  const auto opened = open_input(path, file);
  if (!opened) return tl::make_unexpected(opened.error());
  constexpr std::size_t kLongestLine = 4096;
  std::istream& in = **opened;
  std::vector<std::pair<ActorIndex, ActorIndex>> pairs;
  std::string line;
  std::size_t number = 0;
  for (LineStatus status = read_line(in, kLongestLine, line); status != LineStatus::end; status = read_line(in, kLongestLine, line)) {
    if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const auto wrong = [&](Error why) { return fail(ErrorCode::at_line, {{"file", path}, {"line", number}}, std::move(why)); };
    if (status == LineStatus::failed) return wrong(read_failure());
    const std::size_t tab = line.find('\t');
    if (status == LineStatus::too_long || tab == std::string::npos || line.find('\t', tab + 1) != std::string::npos) {
      return wrong(Error(ErrorCode::pair_line));
    }
    const auto a = find_actor(matcher, line.substr(0, tab));
    const auto b = find_actor(matcher, line.substr(tab + 1));
    if (!a) return wrong(a.error());
    if (!b) return wrong(b.error());
    pairs.emplace_back(*a, *b);
  }
  return pairs;
}

}  // namespace binome
