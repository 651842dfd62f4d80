#include "features/label_folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace binome {
namespace {

// Letters that Unicode does not decompose but that people of the field write both ways.
void append_folded(icu::UnicodeString& out, UChar32 c) {
  switch (c) {
    case 0x0153:
      out.append(u"oe", 2);
      break;  // œ
    case 0x00E6:
      out.append(u"ae", 2);
      break;  // æ
    case 0x00F8:
      out.append(u'o');
      break;  // ø
    case 0x0142:
      out.append(u'l');
      break;  // ł
    case 0x0111:
      out.append(u'd');
      break;  // đ
    case 0x0131:
      out.append(u'i');
      break;  // ı
    default:
      out.append(c);
  }
}

bool is_ascii_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The common case, without ICU: nothing but ASCII.
bool fold_ascii(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    if (is_ascii_alnum(c)) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return true;
}

}  // namespace

std::string fold_label(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  if (fold_ascii(utf8, out)) return out;
  out.clear();

  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kDecompose = [] {
    UErrorCode failed = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(failed);
  }();
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(std::min<std::size_t>(utf8.size(), 1 << 20))));
  text.foldCase();
  const icu::UnicodeString decomposed = kDecompose->normalize(text, status);
  icu::UnicodeString folded;
  bool blank = false;
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 c = decomposed.char32At(at);
    const auto category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) continue;
    if (!u_isalnum(c) || c == 0x02BC) {  // ʼ is a letter to Unicode and an apostrophe to people
      blank = !folded.isEmpty();
      continue;
    }
    if (blank) folded.append(u' ');
    blank = false;
    append_folded(folded, c);
  }
  folded.toUTF8String(out);
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
      best = std::min(best, current[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min(previous[b.size()], limit + 1);
}

}  // namespace binome
