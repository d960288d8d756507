#include "plugins/normalise/feed/format.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/url.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::lower;
using common::html::trimmed;

std::string rss_format(std::string_view version, std::string_view doctype) {
  if (version == "0.91") return doctype.find("Netscape") != doctype.npos ? "rss091n" : "rss091u";
  if (version == "0.90" || version == "0.9") return "rss090";
  if (version == "0.92") return "rss092";
  if (version == "0.93") return "rss093";
  if (version == "0.94") return "rss094";
  return "rss20";
}

std::string atom_format(const Name& root, const Attributes& attributes) {
  const bool old = attributes.get("version") == "0.3" || root.uri.find("atom/ns") != root.uri.npos;
  return old ? "atom03" : "atom10";
}

bool has_namespace(const Name& root, std::string_view part) { return root.uri.find(part) != root.uri.npos; }

}  // namespace

std::string format_of(const Name& root, const Attributes& attributes, std::string_view doctype) {
  if (root.family == Family::kRdf || root.local == "rdf") return "rss10";
  if (root.family != Family::kCore && root.family != Family::kUnknown) return {};
  if (root.local == "feed" || root.local == "entry") return atom_format(root, attributes);
  if (root.local == "rss" || root.local == "item") return rss_format(attributes.get("version"), doctype);
  if (root.local == "channel") {
    if (has_namespace(root, "rss/1.0") || has_namespace(root, "rss1.1")) return "rss10";
    const bool cdf = root.written == "CHANNEL" || attributes.has(Family::kCore, "href");
    return cdf ? "cdf" : "rss20";
  }
  return {};
}

std::string_view packed_as(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, std::string_view> kBeginnings[] = {
      {"\x1f\x8b"sv, "data packed with gzip"sv}, {"PK\x03\x04"sv, "a ZIP archive"sv}, {"%PDF-"sv, "a PDF document"sv}};
  for (const auto& [beginning, name] : kBeginnings) {
    if (bytes.starts_with(beginning)) return name;
  }
  return {};
}

std::string what_it_seems(std::string_view text, std::string_view root) {
  const std::string head = lower(text.substr(0, 8192));
  const std::string lowered_root = lower(root);
  if (lowered_root == "opml") return "an OPML list of feeds, not a feed: import it with `mentiond feeds import`";
  if (lowered_root == "urlset" || lowered_root == "sitemapindex") return "a sitemap, not a feed";
  if (lowered_root == "html" || head.find("<!doctype html") != head.npos || head.find("<html") != head.npos ||
      head.find("<body") != head.npos) {
    std::string what = "an HTML page, not a feed";
    const auto title = head.find("<title");
    const auto start = title == head.npos ? title : head.find('>', title);
    const auto end = start == head.npos ? start : head.find('<', start);
    if (end == head.npos) return what;
    const std::string_view written = text.substr(start + 1, end - start - 1);
    return what + ": " + common::html::one_line(common::html::decode_references(written));
  }
  const std::string_view content = trimmed(text);
  if (content.empty()) return "an empty document, not a feed";
  if (content[0] == '{' || content[0] == '[') return "a JSON document that is no JSON Feed";
  if (!root.empty()) return "an XML document <" + std::string(root) + ">, not a feed";
  return "text without a feed in it: " + common::html::one_line(content.substr(0, 60));
}

namespace {

bool is_page(std::string_view type) {
  return type.empty() || type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

// The alternate that a browser shows, else any.
std::string_view choose_link(const std::vector<Link>& links) {
  std::string_view second_best;
  for (const Link& link : links) {
    if (link.rel != "alternate") continue;
    if (is_page(link.type)) return link.href;
    if (second_best.empty()) second_best = link.href;
  }
  return second_best;
}

// Of equal ones the first stays. `names` gives the two strings that tell them apart.
template <class T, class Names>
void drop_repeated(std::vector<T>& all, Names names) {
  constexpr std::size_t kFew = 64;  // Looking through them costs less than a set, of a hostile many it costs all.
  if (all.size() < 2) return;
  auto kept = all.begin();
  std::unordered_set<std::string> keys;
  for (T& one : all) {
    const auto same = [&](const T& other) { return names(one) == names(other); };
    const auto [a, b] = names(one);
    const bool repeated = all.size() <= kFew ? std::any_of(all.begin(), kept, same)
                                             : !keys.insert(std::string(a).append(1, '\0').append(b)).second;
    if (repeated) continue;
    if (&*kept != &one) *kept = std::move(one);
    ++kept;
  }
  all.erase(kept, all.end());
}

void tidy(std::vector<Person>& people) {
  const auto empty = [](const Person& person) { return person.empty(); };
  people.erase(std::remove_if(people.begin(), people.end(), empty), people.end());
  drop_repeated(people, [](const Person& person) { return std::tie(person.name, person.email); });
}

}  // namespace

void finish_node(Node& node) {
  if (node.link.empty()) node.link = choose_link(node.links);
  if (node.id_is_link.value_or(false)) {
    if (node.link.empty() && common::html::is_web_url(node.id)) node.link = node.id;
    node.id_is_link = node.link == node.id;
  }
  tidy(node.authors);
  tidy(node.contributors);
  drop_repeated_tags(node);
  drop_repeated(node.content, [](const Text& text) { return std::tie(text.value, text.src); });
}

void drop_repeated_tags(Node& node) {
  drop_repeated(node.tags, [](const Tag& tag) { return std::tie(tag.term, tag.scheme); });
}

void finish_entry(Node& entry) {
  // Atom and RDF have no say in whether an id is an address; where nothing else is one, it is.
  if (!entry.id_is_link) {
    if (entry.link.empty()) entry.link = choose_link(entry.links);
    if (entry.link.empty() && common::html::is_web_url(entry.id)) entry.id_is_link = true;
  }
  finish_node(entry);
}

}  // namespace mentiond::plugins::feed
