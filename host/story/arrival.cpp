#include "host/story/arrival.h"

#include "host/article/ascii.h"
#include "host/story/words.h"

namespace mentiond::story {
namespace {

/// Never 0.
std::uint16_t short_hash(std::string_view text) {
  std::uint64_t hash = text.size();
  for (const char c : text) hash = mix(hash ^ static_cast<unsigned char>(c));
  return static_cast<std::uint16_t>(hash | 1);
}

/// The host of a link, without "www."; empty where it has none.
std::string host_of(std::string_view link) {
  const std::size_t begin = link.find("://");
  if (begin == link.npos) return {};
  std::string host = article::lower(link.substr(begin + 3, link.find_first_of("/?#", begin + 3) - begin - 3));
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

Arrival arrival_of(const article::Article& article, Micros now) {
  Arrival arrival;
  arrival.article = article.id;
  arrival.print = fingerprint(article);
  arrival.at = now;
  if (const auto& told = article.published ? article.published : article.updated) arrival.published = told->us;
  const std::string host = host_of(article.link);
  arrival.source = short_hash(host.empty() ? article.feed : host);
  if (!article.language.empty()) {
    arrival.language =
        short_hash(article::lower(std::string_view(article.language).substr(0, article.language.find_first_of("-_"))));
  }
  return arrival;
}

}  // namespace mentiond::story
