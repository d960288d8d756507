#include "plugins/common/alert/template_data.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plugins/common/alert/json.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/alert/rfc3339.h"
#include "plugins/common/template/built_in.h"

namespace mentiond::common {
namespace {

constexpr std::size_t kMostNames = 100;

/// The five severities, the lowest first, with their colours and what ntfy calls their priorities (1 to 5).
struct Severity {
  std::string_view name, color, number, priority;
};
constexpr std::array<Severity, 5> kSeverities = {{{"info", "#8a8f98", "9080728", "2"},
                                                  {"low", "#4a90d9", "4886745", "2"},
                                                  {"medium", "#d9a400", "14263296", "3"},
                                                  {"high", "#e0662f", "14706223", "4"},
                                                  {"critical", "#c0392b", "12597547", "5"}}};

const Severity& severity_of(std::string_view name) {
  const auto found =
      std::find_if(kSeverities.begin(), kSeverities.end(), [&](const auto& s) { return s.name == name; });
  return found == kSeverities.end() ? kSeverities[2] : *found;
}

std::string direction_of(std::string_view text) { return runs_right_to_left(text) ? "rtl" : "ltr"; }

/// Empty for 0, so that a section about it is not shown.
std::string count(std::uint64_t number) { return number == 0 ? std::string() : std::to_string(number); }

/// After Arabic or Hebrew the parts of a date would run from right to left, were it not for a mark before it.
std::string byline_of(const AlertView& alert) {
  const std::string author = joined({alert.source, alert.by}, " · ");
  const std::string when = alert.published_for_people();
  constexpr std::string_view kLeftToRight = "\u200e";
  return joined({author, when.empty() || !runs_right_to_left(author) ? when : std::string(kLeftToRight) + when}, " · ");
}

/// "a, b and 3 more"
std::string first_names(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 12;
  if (names.size() <= kMost) return joined(names, ", ");
  return joined({names.begin(), names.begin() + kMost}, ", ") + " and " + std::to_string(names.size() - kMost) +
         " more";
}

/// Tells the items of a list apart from the last one, as JSON's commas need it.
Value::List numbered(std::vector<Value::Object> items) {
  Value::List list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i]["first"] = i == 0;
    items[i]["last"] = i + 1 == items.size();
    items[i]["number"] = std::to_string(i + 1);
    list.emplace_back(std::move(items[i]));
  }
  return list;
}

/// Texts in the markup and within the limits of a shape.
class Writer {
 public:
  explicit Writer(const Shape& shape) : shape_(shape) {}

  std::string text(std::string_view text) const { return in_markup(shape_.markup, cut_after(text, shape_.characters)); }
  std::string name(std::string_view text) const {
    return in_markup(shape_.markup, cut_after(text, std::min<std::size_t>(shape_.characters, 200)));
  }
  std::string link(const std::string& url) const {
    const std::string link = link_in_markup(url);
    return link.size() > shape_.link_bytes ? std::string() : link;
  }
  Value::List labels(const Labels& labels) const {
    std::vector<Value::Object> items;
    for (const auto& [key, value] : labels) items.push_back({{"name", name(key)}, {"value", text(value)}});
    return numbered(std::move(items));
  }
  Value::List names(const std::vector<std::string>& names) const {
    std::vector<Value::Object> items;
    for (const std::string& text : names) items.push_back({{"name", name(text)}});
    return numbered(std::move(items));
  }

  Value::Object excerpt(const Excerpt& whole) const {
    const Excerpt excerpt = whole.shortened(shape_.characters);
    const std::string sentence = excerpt.sentence();
    std::vector<Value::Object> pieces;
    for (const Piece& piece : excerpt.pieces) {
      if (!piece.text.empty())
        pieces.push_back({{"text", in_markup(shape_.markup, piece.text)}, {"matched", piece.matched}});
    }
    const bool rtl = runs_right_to_left(sentence);
    return {{"pieces", numbered(std::move(pieces))},
            {"sentence", text(sentence)},
            {"receipt", text(whole.receipt)},
            {"dir", rtl ? "rtl" : "ltr"},
            {"side", rtl ? "right" : "left"}};
  }
  Value::List excerpts(const AlertView& alert) const {
    std::vector<Value::Object> items;
    for (const Excerpt& found : alert.excerpts) {
      if (items.size() < shape_.excerpts) items.push_back(excerpt(found));
    }
    return numbered(std::move(items));
  }
  Value::List changes(const AlertView& alert) const {
    std::vector<Value::Object> items;
    for (const Change& change : alert.changes) {
      items.push_back({{"field", name(change.field)},
                       {"before", text(change.before)},
                       {"removed", text(change.removed)},
                       {"added", text(change.added)},
                       {"after", text(change.after)},
                       {"dir", direction_of(change.before + change.added + change.removed)}});
    }
    return numbered(std::move(items));
  }
  Value::List outlets(const AlertView& alert) const {
    std::vector<Value::Object> items;
    for (const Outlet& outlet : alert.outlet_list) {
      items.push_back({{"name", name(outlet.name)}, {"url", link(outlet.url)}, {"published", name(outlet.published)}});
    }
    return numbered(std::move(items));
  }

  Value::Object article(const AlertView& alert) const {
    return {{"id", name(alert.article_id)},
            {"uri", name(alert.uri)},
            {"headline", text(alert.headline)},
            {"standfirst", text(alert.standfirst)},
            {"url", link(alert.url)},
            {"source",
             Value::Object{
                 {"name", name(alert.source)}, {"url", link(alert.source_url)}, {"feed", name(alert.source_feed)}}},
            {"published", name(alert.published)},
            {"language", alert.language_tag()},
            {"by", name(alert.by)}};
  }

  /// The members of the alert object.
  Value::Object alert_object(const AlertView& alert) const {
    Value::Object label;
    for (const auto& [key, value] : alert.labels) label.emplace(key, text(value));
    return {{"id", name(alert.id)},
            {"kind", name(alert.kind)},
            {"state", name(alert.state)},
            {"revision", std::to_string(alert.revision)},
            {"change", name(alert.change)},
            {"watchlist", name(alert.watchlist)},
            {"watch", name(alert.watch)},
            {"entity", Value::Object{{"id", name(alert.entity_id)},
                                     {"name", name(alert.entity)},
                                     {"type", name(alert.entity_type)},
                                     {"uri", link(alert.entity_uri)}}},
            {"severity", name(alert.severity)},
            {"labels", labels(alert.labels)},
            {"label", std::move(label)},
            {"article", article(alert)},
            {"story",
             Value::Object{{"id", name(alert.story)}, {"size", count(alert.story_size)}, {"outlets", outlets(alert)}}},
            {"raised", name(alert.raised)},
            {"updated", name(alert.updated)}};
  }

  /// The alert object, and what is ready to be shown.
  Value::Object alert(const AlertView& alert) const {
    Value::Object data = alert_object(alert);
    const std::string link_text = link(alert.web_link());
    const std::string title = alert.title();
    const std::string byline = byline_of(alert);
    const std::size_t shown = std::min(alert.excerpts.size(), shape_.excerpts);
    const bool shared = alert.outlets.size() > 1;
    data["subject"] = name(alert.subject());
    data["remarks"] = name(alert.remarks());
    data["news"] = name(alert.news());
    data["lost"] = text(joined(alert.lost, ", "));
    data["changes"] = alert.change == "new" ? Value::List() : changes(alert);
    data["gained"] = count(alert.gained);
    data["title"] = text(title);
    data["title_dir"] = direction_of(title);
    data["link"] = link_text;
    data["summary"] = text(alert.summary());
    data["summary_dir"] = direction_of(alert.summary());
    data["words"] = names(alert.words);
    data["matched"] = text(joined(alert.words, ", "));
    data["excerpts"] = excerpts(alert);
    data["more_excerpts"] = count(alert.more_excerpts + alert.excerpts.size() - shown);
    data["byline"] = text(byline);
    data["byline_dir"] = direction_of(byline);
    data["author"] = text(joined({alert.source, alert.by}, ", "));
    data["when"] = name(alert.published_for_people());
    data["outlet_names"] = shared ? text(first_names(alert.outlets)) : std::string();
    data["more_outlets"] = shared ? count(std::max<std::uint64_t>(alert.outlets.size(), alert.story_size) - 1) : "";
    data["watch_name"] = name(alert.watch_for_people());
    data["color"] = severity_of(alert.severity).color;
    data["color_number"] = severity_of(alert.severity).number;
    data["resolved"] = alert.state == "resolved";
    return data;
  }

  Value::List alerts(const Message& message) const {
    std::vector<Value::Object> items;
    for (std::size_t i = 0; i < std::min(message.alerts.size(), shape_.alerts); ++i) {
      items.push_back(alert(message.alerts[i]));
      items.back()["json"] = i < message.json.size() ? message.json[i] : std::string();
    }
    return numbered(std::move(items));
  }
  Value::List contents(const Message& message) const {
    std::vector<Value::Object> items;
    if (message.alerts.size() > 1) {
      for (const AlertView& alert : message.alerts) {
        if (items.size() == shape_.contents) break;
        const std::string title = alert.title();
        items.push_back({{"subject", name(alert.subject())},
                         {"title", text(title)},
                         {"title_dir", direction_of(title)},
                         {"link", link(alert.web_link())},
                         {"source", name(alert.source)}});
      }
    }
    return numbered(std::move(items));
  }

 private:
  const Shape& shape_;
};

/// What every alert has with the same value.
Labels common_labels(const Message& message) {
  if (message.alerts.empty()) return {};
  Labels common = message.alerts.front().labels;
  std::erase_if(common, [&](const auto& label) {
    return std::any_of(message.alerts.begin(), message.alerts.end(), [&](const AlertView& alert) {
      return std::find(alert.labels.begin(), alert.labels.end(), label) == alert.labels.end();
    });
  });
  return common;
}

const Severity& highest_severity(const Message& message) {
  const Severity* highest = &kSeverities.front();
  if (message.alerts.empty()) return severity_of("");
  for (const AlertView& alert : message.alerts) highest = std::max(highest, &severity_of(alert.severity));
  return *highest;
}

std::string subjects_of(const std::vector<AlertView>& alerts) {
  std::vector<std::string> subjects;
  for (const AlertView& alert : alerts) {
    const std::string& subject = alert.subject();
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) subjects.push_back(subject);
    if (subjects.size() == kMostNames) break;
  }
  return joined(subjects, ", ");
}

}  // namespace

std::string Message::headword() const {
  if (type == "alert.update") return "Update";
  if (type == "alert.correction") return "Correction";
  if (type == "alert.resolved") return "Resolved";
  if (type == "test") return "Test";
  return {};
}

std::string Message::title() const {
  std::string title = headword().empty() ? std::string() : headword() + ": ";
  if (alerts.size() == 1 && !is_digest()) {
    const std::string& name = alerts.front().subject();
    const std::string& headline = alerts.front().headline;
    return title + (headline.starts_with(name) ? headline : joined({name, headline}, ": "));
  }
  const std::uint64_t number = alerts.size() + left_out;
  return title + std::to_string(number) + (number == 1 ? " alert" : " alerts") + (alerts.empty() ? "" : ": ") +
         subjects_of(alerts);
}

std::string Message::heading() const {
  const std::uint64_t number = alerts.size() + left_out;
  return joined({type == "test" ? "This is a test; nothing has happened." : "",
                 number == 1 ? "" : std::to_string(number) + " alerts"},
                " ");
}

Message read_message(const sdk::Notification& notification, const std::string& receiver) {
  Message message;
  message.type = one_line(notification.type);
  message.key = one_line(notification.key);
  message.receiver = one_line(receiver);
  message.group_key = one_line(notification.group_key);
  message.timestamp = notification.timestamp;
  message.group_labels = read_labels(notification.group_labels);
  message.left_out = notification.left_out;
  for (const std::string_view json : notification.alerts) {
    message.alerts.push_back(read_alert(json));
    message.json.emplace_back(json);
  }
  return message;
}

Value::Object template_data(const Message& message, const Shape& shape) {
  const Writer writer(shape);
  const Severity& highest = highest_severity(message);
  const std::size_t total = message.alerts.size();
  const bool single = total == 1 && !message.is_digest();
  Value::List alerts = writer.alerts(message);
  const bool resolved = total > 0 && std::all_of(message.alerts.begin(), message.alerts.end(),
                                                 [](const AlertView& alert) { return alert.state == "resolved"; });
  Value::Object data = {{"type", writer.name(message.type)},
                        {"key", writer.name(message.key)},
                        {"receiver", writer.name(message.receiver)},
                        {"timestamp", rfc3339(message.timestamp)},
                        {"group_key", writer.text(message.group_key)},
                        {"group_labels", writer.labels(message.group_labels)},
                        {"common_labels", writer.labels(common_labels(message))},
                        {"new", message.type == "alert.new"},
                        {"update", message.type == "alert.update"},
                        {"correction", message.type == "alert.correction"},
                        {"resolved", message.type == "alert.resolved"},
                        {"digest", message.is_digest()},
                        {"test", message.type == "test"},
                        {"all_resolved", resolved},
                        {"headword", message.headword()},
                        {"heading", message.heading()},
                        {"title", in_markup(shape.markup, cut_after(one_line(message.title()),
                                                                    std::min<std::size_t>(shape.characters, 250)))},
                        {"count", std::to_string(total + message.left_out)},
                        {"several", total + message.left_out > 1},
                        {"more_alerts", count(message.left_out + total - std::min(total, alerts.size()))},
                        {"left_out", count(message.left_out)},
                        {"contents", writer.contents(message)},
                        {"severity", std::string(total == 0 ? "" : highest.name)},
                        {"priority", std::string(highest.priority)},
                        {"color", std::string(highest.color)},
                        {"color_number", std::string(highest.number)}};
  data["single"] = single ? alerts.front() : Value();
  data["link"] = single ? Value(writer.link(message.alerts.front().web_link())) : Value();
  data["alerts"] = std::move(alerts);
  return data;
}

Message sample_message(const std::string& type) {
  const std::string sample(built_in_template("sample.json"));
  Message message;
  message.type = type;
  message.key = "msg_sample";
  message.receiver = "desk";
  message.group_key = "sample";
  message.timestamp = 1'772'627'462'000'000;
  message.group_labels = {{"watchlist", "demo"}};
  const std::size_t alerts = type == "digest" ? 2 : 1;
  for (std::size_t i = 0; i < alerts; ++i) {
    message.alerts.push_back(read_alert(sample));
    message.json.push_back(sample);
  }
  message.left_out = type == "digest" ? 1 : 0;
  return message;
}

Value::Object sample_data() {
  Value::Object data = template_data(sample_message("digest"), {});
  data["single"] = data["alerts"].list()->front();
  data["link"] = data["single"].find("link") == nullptr ? Value() : *data["single"].find("link");
  return data;
}

}  // namespace mentiond::common
