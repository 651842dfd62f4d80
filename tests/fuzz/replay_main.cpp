// Runs a fuzz target without libFuzzer: every file of a folder as it is, then seeded random changes of them. The same seed
// gives the same inputs; when the target fails, the input is left in a file that is named.
// Use: fuzz_x_replay FOLDER [CHANGES] [SEED]
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "tests/fuzz/fuzz_support.hpp"

namespace {

namespace fs = std::filesystem;

std::string last_input;
constexpr char kLastInput[] = "fuzz-last-input.bin";

void keep_last_input(int signal) {
  if (std::FILE* file = std::fopen(kLastInput, "wb")) {
    std::fwrite(last_input.data(), 1, last_input.size(), file);
    std::fclose(file);
    std::fprintf(stderr, "input left in %s\n", kLastInput);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(std::string input) {
  last_input = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(last_input.data()), last_input.size());
}

// One to five random changes: bytes, pieces cut out, doubled or taken from another file, and what parsers stumble over.
class Changer {
 public:
  Changer(const std::vector<std::string>& files, std::uint64_t seed) : files_(files), random_(seed) {}

  std::string next() {
    std::string text = files_[below(files_.size())];
    for (std::size_t left = 1 + below(5); left > 0; --left) change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(random_() % bound); }

  void change(std::string& text) {
    static const std::vector<std::string> kTokens = {"\"",
                                                     "\"\"",
                                                     ";",
                                                     ",",
                                                     "\n",
                                                     "\r\n",
                                                     "\r",
                                                     "{",
                                                     "}",
                                                     "[",
                                                     "]",
                                                     ":",
                                                     "null",
                                                     "true",
                                                     "-1",
                                                     "1e400",
                                                     "\\u0000",
                                                     "\\ud800",
                                                     "\\\\",
                                                     std::string(1, '\0'),
                                                     "\xEF\xBB\xBF",
                                                     "\xFF\xFE",
                                                     "\xC3",
                                                     "\xE9",
                                                     "sep=,\n",
                                                     "Congo",
                                                     "\xC2\xA0",
                                                     "99999999999999999999"};
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(40), text.size() - at);
    switch (below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random_());
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, std::string(text, at, length));
        break;
      case 3: {
        const std::string& other = files_[below(files_.size())];
        const std::size_t from = below(other.size() + 1);
        text.insert(at, other, from, below(200));
        break;
      }
      default:
        text.insert(at, kTokens[below(kTokens.size())]);
        break;
    }
  }

  const std::vector<std::string>& files_;
  std::mt19937_64 random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(argv[1])) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (files.empty()) return 2;
  const std::size_t changes = argc > 2 ? std::stoul(argv[2]) : 500;
  const std::uint64_t seed = argc > 3 ? std::stoull(argv[3]) : 1;
  std::cout << files.size() << " files, " << changes << " changes, seed " << seed << std::endl;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, keep_last_input);
  for (const std::string& file : files) run(file);
  Changer changer(files, seed);
  for (std::size_t i = 0; i < changes; ++i) run(changer.next());
  return 0;
}
