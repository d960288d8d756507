#include "host/article/identity.h"

#include <openssl/evp.h>
#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

#include "host/article/link.h"

namespace mentiond::article {
namespace {

std::array<unsigned char, 32> sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available in this OpenSSL");
  }
  return digest;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// NFC, as far as it is not so already.
std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

void append_folded(std::string& out, std::string_view text) {
  bool space = false, any = false;
  for (const char c : nfc(text)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v') {
      space = any;
    } else {
      if (space) out += ' ';
      out += c;
      space = false, any = true;
    }
  }
}

/// What the feed gave, as far as it can change: so that full text does not look like a new version at each
/// poll.
std::string entry_hash(const Article& article) {
  std::string all;
  for (const auto* texts : {&article.headlines, &article.descriptions, &article.bodies}) {
    for (const LabelledText& text : *texts) all.append(text.role).append(1, '\0').append(text.value).append(1, '\0');
  }
  return hash_id(all);
}

std::string uri_of(const Article& article) {
  const std::string link = clean_link(article.link);
  if (is_http_url(link)) return percent_encode_unsafe(link);
  return "urn:mentiond:" + article.id;
}

void add_alt_id(Article& article, const char* role, const std::string& value) {
  if (value.empty()) return;
  std::erase_if(article.alt_ids, [&](const AltId& known) { return known.role == role; });
  article.alt_ids.push_back({role, value});
}

using Uses = std::unordered_map<std::string, int>;

}  // namespace

std::string hash_id(std::string_view bytes) {
  constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  const std::array<unsigned char, 32> digest = sha256(bytes);
  std::string id;
  unsigned buffer = 0;
  int bits = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    buffer = (buffer << 8) | digest[i];
    for (bits += 8; bits >= 5; bits -= 5) id += kAlphabet[(buffer >> (bits - 5)) & 31];
    buffer &= 31;  // At most four bits are left over.
  }
  return id += kAlphabet[(buffer << (5 - bits)) & 31];
}

std::string content_hash(const Article& article) {
  std::string all;
  for (const std::string_view text : {article.headline(), article.standfirst(), article.body()}) {
    append_folded(all, text);
    all += '\0';
  }
  return hash_id(all);
}

std::string claim_key(const Article& article) {
  if (!article.guid.empty()) return "guid:" + article.guid;
  if (!article.link.empty()) return "link:" + clean_link(article.link);
  return "text:" + content_hash(article);
}

void identify(std::span<Article> articles, std::string_view feed_link) {
  Uses uses;
  for (const Article& article : articles) ++uses[claim_key(article)];
  const std::string home = clean_link(feed_link);
  for (Article& article : articles) {
    article.content_hash = content_hash(article);
    article.entry_hash = entry_hash(article);
    std::string key = claim_key(article);
    const bool is_home = !home.empty() && (key == "guid:" + home || key == "link:" + home);
    if (uses[key] > 1 || is_home)
      key += "#" + hash_id(std::string(article.headline()) + '\0' + std::string(article.body()));
    article.claim = key;
    article.link_is_own = !article.link.empty() && clean_link(article.link) != home;
    article.id = hash_id((key.starts_with("guid:") ? article.feed + '\0' : std::string()) + key);
    article.uri = uri_of(article);
    add_alt_id(article, "guid", article.guid);
    add_alt_id(article, "link", article.link);
  }
  Uses links;
  for (const Article& article : articles) ++links[article.uri];
  for (Article& article : articles) {
    if (links[article.uri] < 2) continue;
    article.link_is_own = false;
    article.uri = "urn:mentiond:" + article.id;
  }
}

}  // namespace mentiond::article
