#include "plugins/normalise/feed/feed_builder.h"

#include <algorithm>
#include <utility>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/base64.h"
#include "plugins/normalise/feed/element_rules.h"
#include "plugins/normalise/feed/format.h"
#include "plugins/normalise/feed/person.h"

namespace mentiond::plugins::feed {

using common::html::append_escaped;
using common::html::trimmed;

namespace {

constexpr std::size_t kBatch = 32;
// Every entry inherits them; longer ones mean nothing.
constexpr std::size_t kLongestAddress = 8000, kLongestLanguage = 100;
constexpr std::string_view kXLink = "http://www.w3.org/1999/xlink";

}  // namespace

FeedBuilder::FeedBuilder(std::string_view base, std::string_view language, std::string_view doctype, EntrySink& sink)
    : sink_(sink), frames_(1), bases_{std::string(base)}, languages_{std::string(language)}, doctype_(doctype) {
  feed_.feed.language = language;
  feed_.feed.base = base;
}

Node& FeedBuilder::node() {
  if (!entry_open_) return source_open_ && feed_.feed.source ? *feed_.feed.source : feed_.feed;
  Node& entry = feed_.entries.back();
  return source_open_ && entry.source ? *entry.source : entry;
}

std::string FeedBuilder::resolve(std::string_view reference) const { return common::html::resolve(base(), reference); }

void FeedBuilder::add_person(std::vector<Person>& people, std::string_view text) {
  Person person = parse_person(text);
  if (!person.empty()) people.push_back(std::move(person));
}

void FeedBuilder::open_source() {
  Node& owner = entry_open_ ? feed_.entries.back() : feed_.feed;
  if (!owner.source) owner.source = std::make_unique<Node>();
  source_open_ = true;
}

// ------------------------------------------------------------------------------------------------------ elements

void FeedBuilder::push(const Name&, const Attributes& attributes) {
  if (frames_.size() == depth_) frames_.emplace_back();
  Frame& frame = frames_[depth_];
  const Frame& parent = frames_[depth_ - 1];
  frame.rule = nullptr;
  frame.scope = parent.scope;
  frame.base = parent.base;
  frame.language = parent.language;
  frame.entry = false;
  frame.text.clear();
  ++depth_;
  if (const std::string_view base = attributes.get(Family::kXml, "base"); !base.empty()) {
    std::string resolved = common::html::resolve(bases_[frame.base], base);
    if (resolved.size() <= kLongestAddress && common::html::is_safe_link(resolved)) {
      frame.base = bases_.size();
      bases_.push_back(std::move(resolved));
    }
  }
  if (attributes.has(Family::kXml, "lang") && attributes.get(Family::kXml, "lang").size() <= kLongestLanguage) {
    frame.language = languages_.size();
    std::string language(attributes.get(Family::kXml, "lang"));
    std::replace(language.begin(), language.end(), '_', '-');
    languages_.push_back(std::move(language));
  }
}

void FeedBuilder::start(const Name& name, const Attributes& attributes) {
  if (capture_.active) return start_inside(name, attributes);
  push(name, attributes);
  Frame& frame = frames_[depth_ - 1];
  if (depth_ == 2) return root(name, attributes);
  if (structure(name, attributes)) return;
  // Between two entries that were not closed in time there is nothing to say of either.
  const bool stray = frame.scope == Scope::kEntry && !entry_open_;
  frame.rule = stray ? nullptr : find_rule(frame.scope, name);
  if (frame.rule == nullptr && keeps_others_ && !stray) frame.rule = keep_other(*this, frame.scope, name, attributes);
  if (frame.rule == nullptr) {
    frame.scope = Scope::kElsewhere;
    return;
  }
  const Rule& rule = *frame.rule;
  if (rule.start != nullptr) rule.start(*this, attributes);
  if (rule.inside != Scope::kDocument) frame.scope = rule.inside;
  if (rule.text == TextMode::kTitle || rule.text == TextMode::kHtml || rule.text == TextMode::kString) {
    begin_text(rule, attributes);
  }
}

void FeedBuilder::root(const Name& name, const Attributes& attributes) {
  root_ = name.written;
  feed_.format = format_of(name, attributes, doctype_);
  atom_ = feed_.format.starts_with("atom");
  if (feed_.format == "rss10") tell_netscape(attributes.get(Family::kXml, "xmlns"));
  Frame& frame = frames_[depth_ - 1];
  frame.scope = feed_.format.empty() ? Scope::kElsewhere : Scope::kFeed;
  if (!languages_[frame.language].empty()) feed_.feed.language = languages_[frame.language];
  if (name.family == Family::kCore && (name.local == "entry" || name.local == "item")) return open_entry(attributes);
  read_cdf(feed_.feed, attributes);
}

// The Channel Definition Format says of a channel and of its items in attributes what others say in elements.
void FeedBuilder::read_cdf(Node& node, const Attributes& attributes) {
  if (feed_.format != "cdf") return;
  if (const auto href = attributes.get("href"); !href.empty()) node.link = resolve(href);
  assign(node.updated, attributes.get("lastmod"));
}

// RSS 0.90 is RDF too, with a namespace of its own.
void FeedBuilder::tell_netscape(std::string_view uri) {
  if (uri.find("simple/0.9") != uri.npos) feed_.format = "rss090";
}

// The elements that make up the feed's skeleton, wherever they stand.
bool FeedBuilder::structure(const Name& name, const Attributes& attributes) {
  Frame& frame = frames_[depth_ - 1];
  if (feed_.format.empty() || name.family != Family::kCore) return false;
  if ((name.local == "item" || name.local == "entry") && frame.scope != Scope::kSource) {
    open_entry(attributes);
    return true;
  }
  if (name.local == "channel" && !entry_open_) {
    frame.scope = Scope::kFeed;
    if (!languages_[frame.language].empty()) feed_.feed.language = languages_[frame.language];
    if (feed_.format == "rss10") tell_netscape(name.uri);
    if (feed_.format == "rss10" && feed_.feed.id.empty()) feed_.feed.id = attributes.get(Family::kRdf, "about");
    return true;
  }
  return false;
}

void FeedBuilder::open_entry(const Attributes& attributes) {
  if (entry_open_) close_entry();  // Its end tag was lost.
  entry_open_ = true;
  source_open_ = false;
  feed_.entries.reserve(kBatch);
  feed_.entries.emplace_back();
  Frame& frame = frames_[depth_ - 1];
  frame.entry = true;
  frame.scope = Scope::kEntry;
  feed_.entries.back().id = attributes.get(Family::kRdf, "about");
  if (keeps_others_) feed_.entries.back().base = bases_[frame.base];
  read_cdf(feed_.entries.back(), attributes);
  if (frame.language != frames_[depth_ - 2].language) feed_.entries.back().language = languages_[frame.language];
}

void FeedBuilder::close_entry() {
  entry_open_ = source_open_ = false;
  person_ = nullptr;
  media_item_ = nullptr;
  finish_entry(feed_.entries.back());
  if (feed_.entries.size() >= kBatch) flush();
}

void FeedBuilder::flush() {
  // Not for each batch: what a hostile feed says of itself may be long.
  if (!std::exchange(told_, true)) finish_node(feed_.feed);
  if (!enough_ && !sink_.take(feed_)) enough_ = true;
  feed_.entries.clear();
}

void FeedBuilder::end() {
  if (capture_.active && capture_.depth > 0) return end_inside();
  if (depth_ <= 1) return;
  Frame& frame = frames_[depth_ - 1];
  if (frame.rule != nullptr) {
    if (frame.rule->end != nullptr) frame.rule->end(*this, frame.text);
    if (frame.rule->inside == Scope::kSource && source_open_) {
      finish_node(node());
      source_open_ = false;
    }
  }
  capture_.active = false;
  // An entry that was closed because the next one began has its end later, and it must not close that one.
  const bool closes = frame.entry && entry_open_;
  --depth_;
  if (frame.base != frames_[depth_ - 1].base) bases_.pop_back();
  if (frame.language != frames_[depth_ - 1].language) languages_.pop_back();
  if (closes) close_entry();
}

void FeedBuilder::text(std::string_view text) {
  Frame& frame = frames_[depth_ - 1];
  if (capture_.active) {
    if (capture_.markup) {
      append_as_markup(frame.text, text);
    } else {
      frame.text += text;
    }
  } else if (frame.rule != nullptr && frame.rule->text == TextMode::kDirect) {
    frame.text += text;
  }
}

void FeedBuilder::finish(bool complete) {
  if (entry_open_) {
    if (complete) {
      close_entry();
    } else {
      feed_.entries.pop_back();
    }
  }
  entry_open_ = source_open_ = false;
  told_ = false;  // What came behind the entries counts too.
  flush();
}

// --------------------------------------------------------------------------------------------------------- texts

void FeedBuilder::begin_text(const Rule& rule, const Attributes& attributes) {
  capture_ = Capture();
  capture_.active = true;
  if (rule.text == TextMode::kString) return;
  if (rule.text == TextMode::kHtml && (!atom_ || rule.family != Family::kCore)) capture_.type = TextType::kHtml;
  if (rule.family == Family::kXhtml) {
    capture_.type = TextType::kXhtml;
    capture_.markup = true;
  }
  read_type(attributes.get("type"));
  if (const std::string_view src = attributes.get("src"); !src.empty()) capture_.src = resolve(src);
  const std::string_view mode = attributes.get("mode");
  if (mode == "base64") capture_.base64 = true;
  if (mode == "escaped" || mode == "base64") capture_.markup = false;
}

void FeedBuilder::read_type(std::string_view type) {
  if (type.empty()) return;
  capture_.typed = true;
  std::string lowered = common::html::lower(type);
  if (const auto parameter = lowered.find(';'); parameter != lowered.npos) lowered.resize(parameter);
  if (lowered == "text" || lowered == "plain" || lowered == "text/plain") {
    capture_.type = TextType::kPlain;
  } else if (lowered == "html" || lowered == "text/html") {
    capture_.type = TextType::kHtml;
  } else if (lowered == "xhtml" || lowered == "application/xhtml+xml") {
    capture_.type = TextType::kXhtml;
    capture_.markup = true;
  } else if (lowered.find('/') != lowered.npos) {
    capture_.type = TextType::kOther;
    const bool xml = lowered.ends_with("+xml") || lowered.ends_with("/xml");
    capture_.markup = xml;
    // RFC 4287 §4.1.3.3: anything that is neither text nor XML is Base64.
    capture_.base64 = atom_ && feed_.format == "atom10" && !xml && !lowered.starts_with("text/");
    capture_.media_type = std::move(lowered);
  }
}

// RSS that puts elements into a text escapes its entities twice as often as it means them.
void FeedBuilder::append_as_markup(std::string& markup, std::string_view text) const {
  if (atom_) return append_escaped(markup, text);
  while (!text.empty()) {
    const auto next = std::min(text.find('<'), text.size());
    markup += text.substr(0, next);
    if (next < text.size()) markup += "&lt;";
    text.remove_prefix(std::min(next + 1, text.size()));
  }
}

// A child inside of a text: from here on it is markup, and what came before was its text.
void FeedBuilder::begin_markup() {
  if (capture_.markup) return;
  std::string& text = frames_[depth_ - 1].text;
  if (text.find('<') != text.npos) return;  // Escaped markup with elements between: kept as it is.
  std::string escaped;
  append_as_markup(escaped, text);
  text = std::move(escaped);
  capture_.markup = true;
  if (capture_.type == TextType::kPlain) capture_.type = TextType::kXhtml;
}

void FeedBuilder::append_attribute(std::string& markup, const Attribute& attribute, std::string_view base) {
  if (attribute.name.family == Family::kXml) return;
  markup += ' ';
  // The one prefix that HTML knows: of the links of MathML and SVG.
  if (attribute.name.prefix == "xlink" || attribute.name.uri == kXLink) markup += "xlink:";
  markup += attribute.name.local;
  markup += "=\"";
  const bool nested = base != bases_[frames_[depth_ - 1].base];
  if (nested && common::html::is_url_attribute(attribute.name.local)) {
    append_escaped(markup, common::html::resolve(base, attribute.value));
  } else {
    append_escaped(markup, attribute.value);
  }
  markup += '"';
}

void FeedBuilder::start_inside(const Name& name, const Attributes& attributes) {
  Frame& frame = frames_[depth_ - 1];
  ++capture_.depth;
  if (frame.rule->text == TextMode::kString) return;
  begin_markup();
  const std::string_view around = inner_bases_.empty() ? std::string_view(bases_[frame.base]) : inner_bases_.back();
  const std::string_view own = attributes.get(Family::kXml, "base");
  std::string base = own.empty() ? std::string(around) : common::html::resolve(around, own);
  frame.text.append("<").append(name.local);
  for (const Attribute& attribute : attributes.all()) append_attribute(frame.text, attribute, base);
  frame.text += common::html::is_void_element(name.local) ? " />" : ">";
  inner_names_.emplace_back(name.local);
  inner_bases_.push_back(std::move(base));
}

void FeedBuilder::end_inside() {
  --capture_.depth;
  if (inner_names_.empty()) return;
  if (!common::html::is_void_element(inner_names_.back())) {
    frames_[depth_ - 1].text.append("</").append(inner_names_.back()).append(">");
  }
  inner_names_.pop_back();
  inner_bases_.pop_back();
}

namespace {

// RFC 4287 §3.1.1.3: the div around XHTML is not part of it.
std::string_view without_div(std::string_view xhtml) {
  if (!xhtml.starts_with("<div") || !xhtml.ends_with("</div>")) return xhtml;
  const auto end = xhtml.find('>');
  if (xhtml.find("</div>") != xhtml.size() - 6 && xhtml.find("<div", end) > xhtml.find("</div>")) return xhtml;
  return trimmed(xhtml.substr(end + 1, xhtml.size() - end - 7));
}

}  // namespace

Text FeedBuilder::take_text(std::string& value, int weight) {
  const Frame& frame = frames_[depth_ - 1];
  Text text;
  text.weight = weight;
  text.type = capture_.type;
  text.media_type = std::move(capture_.media_type);
  text.src = std::move(capture_.src);
  text.language = languages_[frame.language];
  text.has_own_language = frame.language != frames_[depth_ - 2].language;
  text.no_language = frame.language != 0 && text.language.empty();
  if (capture_.base64) {
    if (auto decoded = decode_base64(value)) value = std::move(*decoded);
  }
  std::string_view kept = trimmed(value);
  if (text.type == TextType::kXhtml && feed_.format == "atom10") kept = without_div(kept);
  const auto front = static_cast<std::size_t>(kept.data() - value.data());
  value.resize(front + kept.size());
  value.erase(0, front);
  text.value = std::move(value);
  const bool guess = !atom_ && text.type == TextType::kPlain;
  if (guess && common::html::looks_like_html(text.value)) text.type = TextType::kHtml;
  // Of a plain text only somebody who inspects it wants to know.
  if (keeps_others_ || text.type != TextType::kPlain) text.base = bases_[frame.base];
  return text;
}

void FeedBuilder::assign(Text& slot, Text&& text) {
  if (text.value.empty() || text.weight <= slot.weight) return;
  slot = std::move(text);
}

void FeedBuilder::assign(DateValue& slot, std::string_view value, bool replaces) {
  value = trimmed(value);
  if (value.empty() || (slot.date && !replaces)) return;
  auto date = common::date::parse_date(value, {common::html::equal_ignoring_case(feed_.feed.language, "en-us")});
  if (!date && !slot.raw.empty()) return;
  slot.raw = value;
  slot.date = date;
}

}  // namespace mentiond::plugins::feed
