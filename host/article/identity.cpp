#include "host/article/identity.h"

#include <algorithm>
#include <unordered_map>

#include "host/article/fold.h"

namespace mentiond::article {
namespace {

/// Hashes articles one after another, with one buffer and one digest.
class ArticleHasher {
 public:
  std::string content(const Article& article) {
    folded_.clear();
    for (const std::string_view text : {article.headline(), article.standfirst(), article.body()}) {
      append_folded(folded_, text);
      folded_ += '\0';
    }
    hasher_.add(folded_);
    return hasher_.id();
  }

  /// Of what the feed gave, as far as it can change: so that full text does not look like a new version at each poll.
  /// The plain body, the longest part, goes in by the content hash. REQUIRES: content_hash is set.
  std::string entry(const Article& article) {
    hasher_.add(article.content_hash);
    for (const auto* texts : {&article.headlines, &article.descriptions, &article.bodies}) {
      for (const LabelledText& text : *texts) {
        if (text.value.data() == article.body().data()) continue;
        add_part(text.role);
        add_part(text.value);
      }
    }
    return hasher_.id();
  }

  std::string id(const Article& article, bool of_link) {
    if (!of_link) add_part(article.feed);
    hasher_.add(article.claim);
    return hasher_.id();
  }

 private:
  void add_part(std::string_view text) {
    hasher_.add(text);
    hasher_.add(std::string_view("\0", 1));
  }

  Hasher hasher_;
  std::string folded_;
};

/// Who uses a guid or link, and which of them are used by more than one.
class Uses {
 public:
  void add(std::string_view key, std::string_view user) {
    const auto [use, first] = uses_.try_emplace(key, Use{user, false});
    if (!first && use->second.user != user) use->second.shared = true;
  }
  bool shared(std::string_view key) const { return uses_.at(key).shared; }

 private:
  struct Use {
    std::string_view user;
    bool shared;
  };
  std::unordered_map<std::string_view, Use> uses_;
};

void set_alt_id(Article& article, const char* role, const std::string& value) {
  if (value.empty()) return;
  std::erase_if(article.alt_ids, [&](const AltId& known) { return known.role == role; });
  article.alt_ids.push_back({role, value});
}

/// A cleaned link without its scheme: a page is the same by http and by https. Empty: it is none.
std::string_view page_of(std::string_view cleaned) {
  return is_http_url(cleaned) ? cleaned.substr(cleaned.find(':')) : std::string_view();
}

/// One document's articles, while they are identified.
class Identification {
 public:
  Identification(std::span<Article> articles, std::string_view feed_link)
      : articles_(articles), home_(page_of(clean_link(feed_link))), links_(articles.size()), keys_(articles.size()) {}

  void run() {
    for (std::size_t i = 0; i < articles_.size(); ++i) hash(i);
    for (std::size_t i = 0; i < articles_.size(); ++i) claim(i);
    for (std::size_t i = 0; i < articles_.size(); ++i) name(i);
  }

 private:
  void hash(std::size_t i) {
    Article& article = articles_[i];
    article.content_hash = hasher_.content(article);
    article.entry_hash = hasher_.entry(article);
    links_[i] = clean_link(article.link);
    keys_[i] = !article.guid.empty() ? "guid:" + article.guid
               : !links_[i].empty()  ? "link:" + links_[i]
                                     : "text:" + article.content_hash;
    keys_in_use_.add(keys_[i], article.content_hash);
  }

  void claim(std::size_t i) {
    Article& article = articles_[i];
    const bool extended =
        keys_in_use_.shared(keys_[i]) || is_home(article.guid.empty() ? links_[i] : clean_link(article.guid));
    article.claim = extended ? keys_[i] + "#" + article.content_hash : keys_[i];
    article.id = hasher_.id(article, !extended && article.claim.starts_with("link:"));
    links_in_use_.add(links_[i], article.id);
  }

  void name(std::size_t i) {
    Article& article = articles_[i];
    article.link_is_own = !links_[i].empty() && !links_in_use_.shared(links_[i]) && !is_home(links_[i]);
    article.uri = urn_of(article);
    if (article.link_is_own && is_http_url(links_[i])) {
      std::string uri = percent_encode_unsafe(links_[i]);
      if (is_uri(uri)) article.uri = std::move(uri);
    }
    set_alt_id(article, "guid", article.guid);
    set_alt_id(article, "link", article.link);
  }

  bool is_home(std::string_view cleaned) const { return !home_.empty() && page_of(cleaned) == home_; }

  std::span<Article> articles_;
  std::string home_;
  std::vector<std::string> links_;  // Cleaned.
  std::vector<std::string> keys_;   // Claims before they are extended.
  ArticleHasher hasher_;
  Uses keys_in_use_, links_in_use_;  // Views into the members above and the articles.
};

}  // namespace

std::string content_hash(const Article& article) { return ArticleHasher().content(article); }

std::string urn_of(const Article& article) {
  const auto urn = [](const std::string& id) { return "urn:mentiond:" + id; };
  // An article that is read from a file may call itself anything.
  if (!article.id.empty() && is_uri(urn(article.id))) return urn(article.id);
  return urn(hash_id(article.uri + '\0' + content_hash(article)));
}

void identify(std::span<Article> articles, std::string_view feed_link) { Identification(articles, feed_link).run(); }

}  // namespace mentiond::article
