#include "bindings/protocol/pairs_file.hpp"

#include <fstream>

#include "bindings/files/line_reader.hpp"
#include "bindings/protocol/find_actor.hpp"

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
    const auto at = [&](Language language) { return path + (language == Language::fr ? ", ligne " : ", line ") + std::to_string(number); };
    if (status == LineStatus::failed) {
      const Bilingual why = read_failure();
      return fail(ErrorKind::failure, at(Language::fr) + " : " + why.fr, at(Language::en) + ": " + why.en);
    }
    const std::size_t tab = line.find('\t');
    if (status == LineStatus::too_long || tab == std::string::npos || line.find('\t', tab + 1) != std::string::npos) {
      return fail(ErrorKind::bad_data, at(Language::fr) + " : deux identifiants séparés par une tabulation sont attendus",
                  at(Language::en) + ": two ids separated by a tabulator are expected");
    }
    const auto a = find_actor(matcher, line.substr(0, tab));
    const auto b = find_actor(matcher, line.substr(tab + 1));
    if (!a || !b) {
      const Error& error = !a ? a.error() : b.error();
      return fail(ErrorKind::bad_data, at(Language::fr) + " : " + error.text.fr, at(Language::en) + ": " + error.text.en);
    }
    pairs.emplace_back(*a, *b);
  }
  return pairs;
}

}  // namespace binome
