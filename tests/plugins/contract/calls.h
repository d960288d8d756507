// Calls whose failure is fair, and an article to make them with.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "host/article/stages.h"

namespace mentiond::contract {

/// A fault is fair, if it says something and is none that the host had to catch.
template <class Body>
void may_refuse(Body&& body) {
  try {
    body();
  } catch (const article::PluginError& error) {
    const std::string what = error.what();
    BOOST_TEST(what.find("exception") == std::string::npos, what);
    BOOST_TEST(what.find("gave no reason") == std::string::npos, what);
  }
}

/// Gives a document to a normaliser and forgets what comes of it.
inline void normalise(article::Normaliser& normaliser, const article::Document& document) {
  struct Ignore final : article::ArticleSink {
    bool article(article::Article) override { return true; }
    void feed(article::FeedInfo) override {}
  } ignore;
  may_refuse([&] { normaliser.normalise(document, ignore); });
}

inline article::Article some_article() {
  article::Article article;
  article.uri = "urn:a", article.language = "en", article.by = "By Somebody";
  article.headlines = {{"main", "text/plain", "NATO meets in Brussels"}};
  article.bodies = {{"", "text/plain", "\"We agreed,\" said the Secretary General of NATO."}};
  return article;
}

}  // namespace mentiond::contract
