#include "tests/plugins/fetch/http/fetching.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

HttpAnswer redirect(int status, const std::string& location) {
  return http_answer(status, {{"Location", location}, {"ETag", "\"of the redirect\""}}, "moved");
}

/// /301,302/x is answered 301 to /302/x, that 302 to /x, and that with a document.
HttpAnswer chain(const HttpRequest& request) {
  const std::string target = request.target.substr(1);
  const std::size_t slash = target.find('/');
  if (slash == std::string::npos) return http_answer(200, "text/xml", "end");
  const std::string codes = target.substr(0, slash), rest = target.substr(slash);
  const std::size_t comma = codes.find(',');
  const std::string next = comma == std::string::npos ? rest : "/" + codes.substr(comma + 1) + rest;
  return redirect(std::stoi(codes), next);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(redirects)

BOOST_AUTO_TEST_CASE(the_permanent_url_is_where_permanent_redirects_alone_lead) {
  HttpServer server(chain);
  Fetching fetching;
  const std::pair<const char*, const char*> cases[] = {
      {"/x", ""},
      {"/301/x", "/x"},
      {"/308/x", "/x"},
      {"/301,308/x", "/x"},
      {"/302/x", ""},
      {"/303/x", ""},
      {"/307/x", ""},
      {"/302,301/x", ""},
      {"/301,302/x", "/302/x"},
      {"/301,308,307,301/x", "/307,301/x"},
  };
  for (const auto& [path, permanent] : cases) {
    const Report report = fetching.fetch(server.url(path));
    BOOST_TEST(report.outcome == MENTIOND_FETCHED, path << ": " << report.message);
    BOOST_TEST(report.body == "end");
    BOOST_TEST(report.url == server.url("/x"));
    BOOST_TEST(report.permanent_url == (*permanent == '\0' ? "" : server.url(permanent)), path);
    BOOST_TEST(report.etag == "");
  }
}

BOOST_AUTO_TEST_CASE(a_permanent_redirect_to_a_document_that_has_not_changed_counts) {
  HttpServer server([](const HttpRequest& request) {
    return request.target == "/new" ? http_answer(304, support::HttpHeaders{}) : redirect(301, "/new");
  });
  auto request = Fetching::request(1, server.url("/old"));
  request.etag = "\"v\"";
  const Report report = Fetching().fetch(request);
  BOOST_TEST(report.outcome == MENTIOND_NOT_MODIFIED);
  BOOST_TEST(report.permanent_url == server.url("/new"));
  BOOST_TEST(server.requests().back().header("if-none-match") == "\"v\"");
}

BOOST_AUTO_TEST_CASE(a_permanent_redirect_to_an_error_moves_nothing) {
  HttpServer server([](const HttpRequest& request) {
    return request.target == "/new" ? http_answer(404, "text/html", "") : redirect(301, "/new");
  });
  const Report report = Fetching().fetch(server.url("/old"));
  BOOST_TEST(report.failure == MENTIOND_FETCH_HTTP_STATUS);
  BOOST_TEST(report.permanent_url == "");
  BOOST_TEST(report.says("404"));
  BOOST_TEST(report.says("(redirected to " + server.url("/new") + ")"));
}

BOOST_AUTO_TEST_CASE(more_redirects_than_allowed_fail) {
  HttpServer server([](const HttpRequest& request) { return redirect(302, request.target + "x"); });
  const Report report = Fetching().fetch(server.url("/"));
  BOOST_TEST(report.failure == MENTIOND_FETCH_REDIRECTS);
  BOOST_TEST(report.says("more than 10 redirects"));
  BOOST_TEST(server.requests().size() == 11u);
  Fetching strict({{"allow_networks", "127.0.0.0/8"}, {"max_redirects", "0"}});
  BOOST_TEST(strict.fetch(server.url("/")).failure == MENTIOND_FETCH_REDIRECTS);
}

BOOST_AUTO_TEST_CASE(ten_redirects_are_followed) {
  HttpServer server(chain);
  BOOST_TEST(Fetching().fetch(server.url("/302,302,302,302,302,302,302,302,302,302/x")).outcome == MENTIOND_FETCHED);
}

BOOST_AUTO_TEST_CASE(a_redirect_to_another_scheme_is_refused) {
  for (const char* location : {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "dict://127.0.0.1/x",
                               "scp://127.0.0.1/x", "javascript:alert(1)", "FILE:///etc/passwd"}) {
    HttpServer server([&](const HttpRequest& request) {
      return request.target == "/" ? redirect(301, location) : http_answer(200, "text/plain", "relative");
    });
    Fetching fetching({{"allow_networks", "127.0.0.0/8"}, {"local_files", "true"}});
    const Report report = fetching.fetch(server.url());
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED, location);
    BOOST_TEST(report.failure == MENTIOND_FETCH_REDIRECTS, location << ": " << report.message);
    BOOST_TEST(report.says("neither http nor https"), report.message);
    BOOST_TEST(report.body == "");
  }
}

BOOST_AUTO_TEST_CASE(a_redirect_that_leads_nowhere_fails) {
  HttpServer server([](const HttpRequest&) { return http_answer(302, "text/html", "where?"); });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_HTTP_STATUS);
  BOOST_TEST(report.says("leads nowhere"));
}

BOOST_AUTO_TEST_CASE(a_password_in_the_url_stays_out_of_the_result) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  std::string url = server.url("/feed?key=1");
  url.insert(7, "user:secret@");
  const Report report = Fetching().fetch(url);
  BOOST_TEST(report.url == server.url("/feed?key=1"));
  BOOST_TEST(server.requests().back().header("authorization") == "Basic dXNlcjpzZWNyZXQ=");
}

BOOST_AUTO_TEST_CASE(a_password_does_not_follow_a_redirect_to_another_host) {
  HttpServer other([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); }, "127.0.0.2");
  HttpServer server([&](const HttpRequest&) { return redirect(302, other.url("/stolen")); });
  std::string url = server.url("/");
  url.insert(7, "user:secret@");
  BOOST_TEST(Fetching().fetch(url).outcome == MENTIOND_FETCHED);
  BOOST_TEST(other.requests().back().header("authorization") == "");
}

BOOST_AUTO_TEST_SUITE_END()
