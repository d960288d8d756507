#include "plugins/common/mail/message.h"

#include <algorithm>
#include <vector>

#include "plugins/common/alert/alert_view.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/mail/header.h"
#include "plugins/common/mail/html_part.h"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::common {
namespace {

using Alerts = std::vector<AlertView>;

/// Longer subjects are cut: mail clients show less than this, and some servers refuse very long headers.
constexpr std::size_t kSubjectCharacters = 250;
constexpr std::size_t kMostNames = 100;

/// The different values of a member, in order.
std::vector<std::string> values_of(const Alerts& alerts, std::string AlertView::*member) {
  std::vector<std::string> values;
  for (const AlertView& alert : alerts) {
    const std::string& value = alert.*member;
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    if (values.size() == kMostNames) break;
  }
  return values;
}

/// What a person should know first about the kind of notification.
std::string_view label_of(std::string_view type) {
  if (type == "alert.update") return "Update";
  if (type == "alert.correction") return "Correction";
  if (type == "alert.resolved") return "Resolved";
  if (type == "test") return "Test";
  return "";
}

std::vector<std::string> subjects_of(const Alerts& alerts) {
  std::vector<std::string> subjects;
  for (const AlertView& alert : alerts) {
    const std::string& subject = alert.subject();
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) subjects.push_back(subject);
    if (subjects.size() == kMostNames) break;
  }
  return subjects;
}

std::string subject_of(const Letterhead& letterhead, std::string_view type, const Alerts& alerts) {
  std::string subject = letterhead.subject_prefix.empty() ? "" : letterhead.subject_prefix + ' ';
  if (const std::string_view label = label_of(type); !label.empty()) subject.append(label).append(": ");
  if (alerts.size() == 1) {
    const std::string& name = alerts.front().subject();
    const std::string& headline = alerts.front().headline;
    subject += headline.starts_with(name) ? headline : joined({name, headline}, ": ");
  } else {
    subject +=
        std::to_string(alerts.size()) + " alerts" + (alerts.empty() ? "" : ": ") + joined(subjects_of(alerts), ", ");
  }
  return cut_after(one_line(subject), kSubjectCharacters);
}

std::string heading_of(std::string_view type, const Alerts& alerts) {
  const std::string count = alerts.size() == 1 ? "" : std::to_string(alerts.size()) + " alerts";
  return joined({type == "test" ? "This is a test; nothing has happened." : "", count}, " ");
}

/// Mail clients put the mails of one story together, or the revisions of an alert without a story: all refer to a root,
/// which nobody ever sent. A digest belongs to no thread.
std::string thread_fields(const Letterhead& letterhead, const Alerts& alerts) {
  const std::vector<std::string> stories = values_of(alerts, &AlertView::story);
  const std::vector<std::string> ids = values_of(alerts, &AlertView::id);
  std::string key;
  if (stories.size() == 1) key = "story-" + stories.front();
  if (stories.empty() && ids.size() == 1) key = "alert-" + ids.front();
  if (key.empty()) return {};
  const std::string root = message_id(key, letterhead.domain);
  return token_field("In-Reply-To", root) + token_field("References", root);
}

std::string list_field(const Letterhead& letterhead, const Alerts& alerts) {
  const std::vector<std::string> watchlists = values_of(alerts, &AlertView::watchlist);
  const std::string label = watchlists.size() == 1 ? list_label(watchlists.front()) + '.' : std::string();
  return token_field("List-Id", "<" + label + "mentiond." + letterhead.domain + ">");
}

std::string filter_fields(const Alerts& alerts) {
  std::string fields;
  const auto add = [&](std::string_view name, std::string AlertView::*member) {
    const std::string value = joined(values_of(alerts, member), ", ");
    if (!value.empty()) fields += text_field(name, cut_after(value, kSubjectCharacters));
  };
  add("X-Mentiond-Kind", &AlertView::kind);
  add("X-Mentiond-Entity", &AlertView::entity);
  add("X-Mentiond-Watchlist", &AlertView::watchlist);
  add("X-Mentiond-Watch", &AlertView::watch);
  add("X-Mentiond-Severity", &AlertView::severity);
  add("X-Mentiond-Source", &AlertView::source);
  return fields;
}

/// "=_" occurs in no body that encode_body() makes, so the boundary needs not be random.
std::string boundary_of(std::string_view key) {
  std::string boundary = "=_mentiond_";
  for (const char c : key.substr(0, 48)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    boundary += plain ? c : '_';
  }
  return boundary;
}

std::string part(std::string_view boundary, std::string_view type, std::string_view text) {
  const EncodedBody body = encode_body(text);
  std::string part = "--" + std::string(boundary) + "\r\n";
  part += token_field("Content-Type", std::string(type) + "; charset=utf-8");
  part += token_field("Content-Transfer-Encoding", body.encoding);
  return part + "\r\n" + body.lines;
}

std::string text_part(std::string_view heading, const Alerts& alerts) {
  std::string text;
  if (!heading.empty()) text.append(heading).append("\n\n");
  for (const AlertView& alert : alerts) {
    if (&alert != &alerts.front()) text += '\n';
    text += as_text(alert, {.matched = {"*", "*"}, .strong = {}, .faint = {}});
  }
  return text;
}

}  // namespace

std::string write_mail(const Letterhead& letterhead, const Address& to, const sdk::Notification& notification) {
  Alerts alerts;
  for (const std::string_view json : notification.alerts) alerts.push_back(read_alert(json));
  const std::string boundary = boundary_of(notification.key);
  const std::string heading = heading_of(notification.type, alerts);
  std::string mail = token_field("Date", mail_date(notification.timestamp));
  mail += address_field("From", letterhead.from);
  mail += address_field("To", to);
  mail += text_field("Subject", subject_of(letterhead, notification.type, alerts));
  mail += token_field("Message-ID", message_id(notification.key, letterhead.domain));
  mail += thread_fields(letterhead, alerts);
  mail += list_field(letterhead, alerts);
  mail += token_field("Auto-Submitted", "auto-generated");
  mail += filter_fields(alerts);
  mail += token_field("MIME-Version", "1.0");
  mail += token_field("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
  mail += "\r\n";
  mail += part(boundary, "text/plain", text_part(heading, alerts));
  mail += part(boundary, "text/html", html_part(heading, alerts));
  return mail + "--" + boundary + "--\r\n";
}

}  // namespace mentiond::common
