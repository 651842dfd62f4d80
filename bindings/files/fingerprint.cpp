#include "bindings/files/fingerprint.hpp"

#include <filesystem>
#include <fstream>
#include <new>

#include "features/error_codes.hpp"

namespace binome {

Fingerprint::Fingerprint() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_64bits_reset(state_.get());
}

void Fingerprint::add(std::string_view bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }

std::string Fingerprint::text() const {
  XXH64_hash_t value = XXH3_64bits_digest(state_.get());
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value >>= 4) *digit = "0123456789abcdef"[value & 15];
  return digits;
}

Result<std::string> fingerprint_of_files(const std::vector<std::string>& paths) {
  Fingerprint all;
  std::vector<char> chunk(1 << 18);
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return fail(ErrorCode::regular_file_expected, {{"file", path}});
    std::ifstream file(path, std::ios::binary);
    Fingerprint one;
    while (file) {
      file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      one.add({chunk.data(), static_cast<std::size_t>(file.gcount())});
    }
    if (!file.eof()) return fail(ErrorCode::cannot_read, {{"file", path}});
    all.add(one.text());
  }
  return all.text();
}

}  // namespace binome
