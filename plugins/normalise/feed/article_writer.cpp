#include "plugins/normalise/feed/article_writer.h"

#include <algorithm>
#include <limits>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/unicode.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/boilerplate.h"
#include "plugins/normalise/feed/dateline.h"
#include "plugins/normalise/feed/media.h"
#include "plugins/normalise/feed/person.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_web_url;
using common::html::lower;

constexpr std::size_t kMostInherited = 50;       // Authors.
constexpr std::size_t kLongestInherited = 1000;  // Bytes of a name or notice.
constexpr std::int64_t kDay = 86'400'000'000;
constexpr std::size_t kLongestSummary = 600;  // ARTICLE.md: a longer one, alone, is the body.

bool is_html(const Text& text) { return text.type == TextType::kHtml || text.type == TextType::kXhtml; }

// What is no text at all (a picture in Base64) is no body.
bool is_readable(const Text& text) {
  return text.type != TextType::kOther || text.media_type.starts_with("text/") || text.media_type.ends_with("xml");
}

// An entry may bring its text in several lengths.
const Text* longest_content(const Node& entry) {
  const Text* longest = nullptr;
  for (const Text& text : entry.content) {
    const bool longer = longest == nullptr || text.value.size() > longest->value.size();
    if (is_readable(text) && !text.value.empty() && longer) longest = &text;
  }
  return longest;
}

// What the element of the text says itself: feeds in several languages mark the texts, and not always the entries.
std::string_view own_language(const Node& entry) {
  const Text* text = longest_content(entry);
  if (text == nullptr) text = entry.summary.present() ? &entry.summary : &entry.title;
  return text->has_own_language ? std::string_view(text->language) : std::string_view();
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_body(std::string_view summary) {
  return summary.find("\n\n") != summary.npos || characters(summary) > kLongestSummary;
}

sdk::Time time_of(const DateValue& value, const char* what, const Surroundings& around, sdk::Article& article) {
  sdk::Time time;
  if (!value.date) {
    if (!value.raw.empty())
      article.notes.push_back(std::string(what) + ": no date could be read in \"" + value.raw + "\"");
    return time;
  }
  time.microseconds = value.date->microseconds;
  if (value.date->offset_minutes) {
    time.offset_minutes = *value.date->offset_minutes;
  } else if (const auto utc = around.timezone.empty()
                                  ? std::nullopt
                                  : common::date::local_to_utc(time.microseconds, around.timezone)) {
    time.offset_minutes = static_cast<std::int32_t>((time.microseconds - *utc) / 60'000'000);
    time.microseconds = *utc;
    article.notes.push_back(std::string(what) + ": no zone was given; the feed's, " + std::string(around.timezone) +
                            ", was taken");
  } else {
    article.notes.push_back(std::string(what) + ": no zone was given; UTC was taken");
  }
  if (around.retrieved_us > 0 && time.microseconds > around.retrieved_us + kDay) {
    article.notes.push_back(std::string(what) + ": lies in the future");
  }
  return time;
}

// Atom and JSON Feed tell publication from modification, and an item's authors are its feed's where it names none.
bool is_as_atom(std::string_view format) { return format.starts_with("atom") || format.starts_with("json"); }

void add_dates(const Node& entry, const Surroundings& around, sdk::Article& article) {
  const bool atom = is_as_atom(around.parsed->format);
  article.published = time_of(entry.published, "published", around, article);
  // Outside of Atom the one date of an item (dc:date) is that of its publication.
  if (!atom && !article.published.present()) {
    article.published = time_of(entry.updated, "published", around, article);
  } else {
    article.updated = time_of(entry.updated, "updated", around, article);
  }
}

const std::vector<Person>& authors_of(const Node& entry, const ParsedFeed& parsed) {
  // RFC 4287 §4.2.1: the authors of an entry's source or feed are its own. In RSS the feed's is the editor.
  if (!entry.authors.empty() || !is_as_atom(parsed.format)) return entry.authors;
  return entry.source && !entry.source->authors.empty() ? entry.source->authors : parsed.feed.authors;
}

void add_people(const Node& entry, const ParsedFeed& parsed, sdk::Article& article) {
  const std::vector<Person>& authors = authors_of(entry, parsed);
  // A paper may have hundreds; what all entries inherit may not.
  const std::size_t most = &authors == &parsed.feed.authors ? kMostInherited : authors.size();
  for (std::size_t i = 0; i < std::min(most, authors.size()); ++i) {
    const Person& author = authors[i];
    const std::string& name = author.name.empty() ? author.email : author.name;
    if (name.empty()) continue;
    if (!article.by.empty()) article.by += ", ";
    article.by += name;
    // An address belongs to whoever is named with it.
    const bool known = !author.email.empty() || !author.uri.empty();
    for (const std::string_view one : known ? std::vector<std::string_view>{name} : names_in(name)) {
      sdk::Concept& person = article.concepts.emplace_back();
      person.kind = MENTIOND_PERSON;
      person.name = one;
      person.rel = "author";
      person.email = author.email;
      if (is_web_url(author.uri)) person.page = author.uri;
    }
  }
}

// "#Sergey Ryabkov" names Sergey Ryabkov.
std::string name_of(const Tag& tag) {
  const std::string& written = tag.label.empty() ? tag.term : tag.label;
  std::string name = written.find('&') == written.npos
                         ? common::html::one_line(written)
                         : common::html::one_line(common::html::decode_references(written));
  if (name.starts_with('#')) name.erase(0, std::min(name.find_first_not_of('#'), name.size()));
  return name;
}

// `names` is there for its memory.
void add_tags(Node& entry, Seen& names, sdk::Article& article) {
  article.concepts.reserve(article.concepts.size() + entry.tags.size());  // They stay where they are.
  names.clear();
  for (Tag& tag : entry.tags) {
    std::string name = name_of(tag);
    if (name.empty() || names.contains(name)) continue;
    sdk::Concept& subject = article.concepts.emplace_back();
    subject.name = std::move(name);
    subject.rel = "tag";
    if (is_web_url(tag.term)) {
      subject.uri = std::move(tag.term);
    } else if (subject.name != tag.term) {
      subject.literal = std::move(tag.term);
    }
    names.add(subject.name);
  }
}

// The address of an RSS source is that of its feed: of its home page only where it has no path.
bool is_home_page(std::string_view url) {
  return url.find('/', std::min(url.find("://") + 3, url.size())) >= url.size() - 1;
}

// Without a name where nothing is said of one.
sdk::InfoSource source_of(std::string_view role, std::string name, std::string_view home, std::string_view feed) {
  sdk::InfoSource source;
  const std::string_view address = home.empty() ? feed : home;
  if (is_web_url(address)) {
    source.literal = domain_of(address);
    if (!home.empty() || is_home_page(feed)) source.uri = address;
  }
  source.name = name.empty() ? source.literal : std::move(name);
  source.role = role;
  return source;
}

// Every article of the feed has it.
std::string cut(std::string text) {
  if (text.size() <= kLongestInherited) return text;
  std::size_t end = kLongestInherited;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // Whole letters.
  text.resize(end);
  return text;
}

bool is_damaged(const sdk::Article& article) {
  const auto damaged = [](const sdk::LabelledText& text) { return text.value.find("\uFFFD") != text.value.npos; };
  const auto any = [&](const auto& texts) { return std::any_of(texts.begin(), texts.end(), damaged); };
  return any(article.headlines) || any(article.descriptions) || any(article.bodies);
}

void add_text(std::vector<sdk::LabelledText>& texts, std::string_view role, std::string_view type,
              std::string&& value) {
  if (value.empty()) return;
  common::html::make_nfc(value);
  texts.push_back({std::string(role), std::string(type), std::move(value)});
}

}  // namespace

ArticleWriter::Rendered ArticleWriter::render(const Text& text) {
  Rendered rendered;
  if (!is_html(text)) {
    rendered.plain = common::html::plain_paragraphs(text.value);
    cut_boilerplate(rendered.plain);
    return rendered;
  }
  common::html::Sanitised& safe = sanitiser_(text.value, text.base);
  rendered.plain = take(safe.text);
  cut_boilerplate(rendered.plain);
  rendered.media = std::move(safe.media);
  // HTML that says no more than its text is not kept twice.
  if (text.value.find('<') != text.value.npos) rendered.html = take(safe.html);
  return rendered;
}

// The sanitiser gets a text in exchange that is as long as it pleases, which it overwrites.
std::string ArticleWriter::take(std::string& text) {
  std::string taken = std::move(text);
  if (!spare_.empty()) {
    text = std::move(spare_.back());
    spare_.pop_back();
  }
  return taken;
}

void ArticleWriter::recycle(sdk::Article& article) {
  constexpr std::size_t kSpares = 8, kLongest = 1 << 20;
  for (auto* const texts : {&article.bodies, &article.descriptions}) {
    for (sdk::LabelledText& text : *texts) {
      if (spare_.size() < kSpares && text.value.size() < kLongest) spare_.push_back(std::move(text.value));
    }
  }
  article.clear();
}

std::string ArticleWriter::line(const Text& text) {
  if (is_html(text)) return common::html::one_line(sanitiser_(text.value, text.base).text);
  // A reference in plain text was escaped once too often.
  if (text.value.find('&') != text.value.npos)
    return common::html::one_line(common::html::decode_references(text.value));
  return common::html::one_line(text.value);
}

void ArticleWriter::add_texts(const Node& entry, sdk::Article& article, std::vector<common::html::Medium>& media) {
  const Text* const content = longest_content(entry);
  Rendered body = content == nullptr ? Rendered() : render(*content);
  Rendered summary = entry.summary.present() ? render(entry.summary) : Rendered();
  // Some feeds put the whole text into the description, and less beside it.
  if (summary.plain.size() > body.plain.size() && (!body.plain.empty() || is_body(summary.plain)))
    std::swap(body, summary);
  if (summary.plain == body.plain) summary = Rendered();
  media = std::move(body.media);
  std::move(summary.media.begin(), summary.media.end(), std::back_inserter(media));
  add_text(article.descriptions, "summary", "text/plain", std::move(summary.plain));
  add_text(article.descriptions, "summary", "text/html", std::move(summary.html));
  add_text(article.bodies, "", "text/plain", std::move(body.plain));
  add_text(article.bodies, "", "text/html", std::move(body.html));
}

void ArticleWriter::add_language(const Node& entry, sdk::Article& article) const {
  for (const std::string_view written : {own_language(entry), std::string_view(entry.language), around_->language,
                                         std::string_view(around_->parsed->feed.language)}) {
    if (written.empty()) continue;
    article.language = language_tag(written);
    if (!article.language.empty()) return;
    article.notes.push_back("\"" + std::string(written) + "\" is no language tag");
  }
}

// Who published it, and through whom it came where the feed copied it.
void ArticleWriter::add_sources(const Node& entry, sdk::Article& article) {
  const Node* const source = entry.source.get();
  const bool copied = source != nullptr && (source->title.present() || !source->link.empty());
  if (copied) {
    sdk::InfoSource origin = source_of("publisher", line(source->title), source->link, source->href);
    if (!origin.name.empty()) article.info_sources.push_back(std::move(origin));
  }
  if (publisher_.name.empty()) return;
  article.info_sources.push_back(publisher_);
  article.info_sources.back().role = copied ? "via" : "publisher";
}

void ArticleWriter::begin(const Surroundings& around) {
  around_ = &around;
  const Node& feed = around.parsed->feed;
  publisher_ = source_of("publisher", cut(line(feed.title)), feed.link, {});
  rights_ = cut(line(feed.rights));
}

void ArticleWriter::write(Node&& entry, sdk::Article& article) {
  const ParsedFeed& parsed = *around_->parsed;
  article.guid = std::move(entry.id);
  article.link = std::move(entry.original_link.empty() ? entry.link : entry.original_link);
  add_text(article.headlines, "main", "text/plain", line(entry.title));
  std::vector<common::html::Medium> shown;
  add_texts(entry, article, shown);
  add_language(entry, article);
  add_people(entry, parsed, article);
  add_tags(entry, tag_names_, article);
  add_dates(entry, *around_, article);
  article.copyright_notice = entry.rights.present() ? line(entry.rights) : rights_;
  article.site = parsed.feed.link;
  add_sources(entry, article);
  add_dateline(article);
  MediaCollector media(article.media);
  media.add(entry);
  media.add(shown);
  if (!around_->damage.empty() && is_damaged(article)) article.notes.emplace_back(around_->damage);
}

std::string domain_of(std::string_view url) {
  const auto start = url.find("://");
  if (start == url.npos) return {};
  url.remove_prefix(start + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != url.npos) url.remove_prefix(at + 1);
  url = url.substr(0, url.rfind(':'));
  std::string domain = lower(url);
  if (domain.starts_with("www.")) domain.erase(0, 4);
  return domain;
}

std::string language_tag(std::string_view written) {
  std::string tag;
  std::size_t part = 0;
  for (const char c : common::html::trimmed(written)) {
    if (c == '-' || c == '_') {
      if (part == 0) return {};
      part = 0;
      tag += '-';
      continue;
    }
    const bool first = tag.find('-') == tag.npos;
    if (++part > 8 || !(common::html::is_alpha(c) || (common::html::is_digit(c) && !first))) return {};
    tag += common::html::to_lower(c);
  }
  const auto hyphen = std::min(tag.find('-'), tag.size());
  if (hyphen < 2 || hyphen > 3 || part == 0) return {};
  // RFC 5646 §2.1.1: a region of two letters is written in capitals.
  if (tag.size() == hyphen + 3) {
    for (std::size_t i = hyphen + 1; i < tag.size(); ++i) {
      if (common::html::is_alpha(tag[i])) tag[i] = static_cast<char>(tag[i] - 'a' + 'A');
    }
  }
  return tag;
}

}  // namespace mentiond::plugins::feed
