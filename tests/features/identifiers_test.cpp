#include "features/identifiers.hpp"

#include <gtest/gtest.h>

#include <string>

namespace binome {
namespace {

TEST(Identifiers, ASiretHasFourteenDigitsAndItsChecksum) {
  EXPECT_TRUE(is_siret("13002526500013"));
  for (int wrong = 0; wrong < 10; ++wrong) {
    EXPECT_EQ(is_siret("1300252650001" + std::to_string(wrong)), wrong == 3) << "every single wrong digit is found";
  }
  EXPECT_FALSE(is_siret("31002526500013")) << "neighbours changed about";
  for (const char* other : {"", "1300252650001", "130025265000130", "1300252650001x", "00000000000000"}) EXPECT_FALSE(is_siret(other));
}

TEST(Identifiers, LaPosteCountsItsDigits) {
  EXPECT_TRUE(is_siret("35600000000048")) << "by Luhn, as its seat";
  EXPECT_TRUE(is_siret("35600000049837")) << "by the sum of digits, 45";
  EXPECT_FALSE(is_siret("35600000049838"));
  EXPECT_FALSE(is_siret("13002526500014")) << "others may not";
}

TEST(Identifiers, AnRnaHasAFormOnly) {
  for (const char* good : {"W442000001", "W2A1001234", "W9R1000001"}) EXPECT_TRUE(is_rna(good)) << good;
  for (const char* bad : {"", "442000001", "W44200000", "W4420000011", "w442000001", "WA42000001", "W44200000A"})
    EXPECT_FALSE(is_rna(bad)) << bad;
}

TEST(Identifiers, ARidIsOfAnOrganisationOrAnEstablishment) {
  EXPECT_TRUE(is_rid("0123456"));
  EXPECT_TRUE(is_rid("0123456001"));
  for (const char* bad : {"", "123456", "01234560", "012345600", "01234560011", "012345x"}) EXPECT_FALSE(is_rid(bad)) << bad;
}

TEST(Identifiers, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(compact_identifier("130 025 265 00013"), "13002526500013");
  EXPECT_EQ(compact_identifier("130\xC2\xA0"
                               "025\xE2\x80\xAF"
                               "265 00013"),
            "13002526500013");
  EXPECT_EQ(compact_identifier("0 123 456.001"), "0123456001");
  EXPECT_EQ(compact_identifier("w442000001"), "W442000001");
}

TEST(WebAddress, IsHttpsWithAFullHost) {
  for (const char* good : {"https://exemple.org", "HTTPS://www.exemple.org/", "https://exemple.org:8443/a?b=c#d", "https://été.exemple/%20",
                           "https://exemple.org?mail=a@b"})
    EXPECT_FALSE(web_address_fault(good)) << good;
}

TEST(WebAddress, SaysWhatIsWrong) {
  using enum WebAddressFault;
  EXPECT_EQ(web_address_fault("http://exemple.org"), not_https);
  EXPECT_EQ(web_address_fault("javascript:alert(1)"), not_https);
  EXPECT_EQ(web_address_fault("www.exemple.org"), no_scheme);
  EXPECT_EQ(web_address_fault(""), no_scheme);
  EXPECT_EQ(web_address_fault("https://moi:secret@exemple.org"), credentials);
  for (const char* host : {"https://", "https://localhost", "https://exemple", "https://.org", "https://exemple.", "https://-a.org",
                           "https://exemple.org:", "https://exemple.org:80a", "https://[::1]/", "https:///a.b"})
    EXPECT_EQ(web_address_fault(host), bad_host) << host;
  for (const char* sign :
       {"https://exemple.org/a b", "https://exemple.org/\n", "https://exemple.org/\"", "https://exemple.org/<", "https://a.b\\c"})
    EXPECT_EQ(web_address_fault(sign), bad_character) << sign;
  const std::string host = "https://exemple.org/";
  EXPECT_FALSE(web_address_fault(host + std::string(kMostAddressBytes - host.size(), 'a')));
  EXPECT_EQ(web_address_fault(host + std::string(kMostAddressBytes - host.size() + 1, 'a')), too_long);
}

}  // namespace
}  // namespace binome
