#include "plugins/common/mail/message.h"

#include <algorithm>
#include <vector>

#include "plugins/common/alert/as_text.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/alert/template_data.h"
#include "plugins/common/mail/header.h"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::common {
namespace {

using Alerts = std::vector<AlertView>;

constexpr Marks kMarks = {.matched = {"*", "*"}, .strong = {}, .faint = {}};

/// Longer subjects are cut: mail clients show less than this, and some servers refuse very long headers.
constexpr std::size_t kSubjectCharacters = 250;
constexpr std::size_t kMostNames = 100;
constexpr std::size_t kShownWithoutContents = 3;
constexpr std::string_view kSubject = "mail.subject.mustache", kText = "text.mustache", kHtml = "mail.html.mustache";

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

/// For the query of a URL.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      encoded += c;
    } else {
      encoded += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return encoded;
}

std::string part(std::string_view boundary, std::string_view type, std::string_view text) {
  const EncodedBody body = encode_body(text);
  std::string part = "--" + std::string(boundary) + "\r\n";
  part += token_field("Content-Type", std::string(type) + "; charset=utf-8");
  part += token_field("Content-Transfer-Encoding", body.encoding);
  return part + "\r\n" + body.lines;
}

Value::Object mail_data(const Letterhead& letterhead, const Message& message) {
  Value::Object data = template_data(message, {});
  data["prefix"] = letterhead.subject_prefix;
  // A list of what is listed below at once would be no help.
  data["show_contents"] = message.alerts.size() > kShownWithoutContents;
  add_marks(data, kMarks);
  return data;
}

std::string unsubscribe_fields(const Letterhead& letterhead, const Address& to) {
  if (letterhead.unsubscribe.empty()) return {};
  constexpr std::string_view kRecipient = "{recipient}";
  std::string url = letterhead.unsubscribe;
  if (const std::size_t at = url.find(kRecipient); at != url.npos) {
    url.replace(at, kRecipient.size(), percent_encoded(to.mailbox));
  }
  return token_field("List-Unsubscribe", "<" + url + ">") +
         token_field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
}

}  // namespace

MailWriter::MailWriter(Letterhead letterhead)
    : letterhead_(std::move(letterhead)),
      subject_(TemplateKind::kHeader, kSubject),
      text_(TemplateKind::kText, kText),
      html_(TemplateKind::kHtml, kHtml) {}

MailWriter::MailWriter(Letterhead letterhead, const sdk::Config& config)
    : letterhead_(std::move(letterhead)),
      subject_(TemplateKind::kHeader, config, "templates.subject", kSubject),
      text_(TemplateKind::kText, config, "templates.text", kText),
      html_(TemplateKind::kHtml, config, "templates.html", kHtml) {}

std::string MailWriter::write(const Address& to, const sdk::Notification& notification) {
  const Message message = read_message(notification);
  const Alerts& alerts = message.alerts;
  const Value data = mail_data(letterhead_, message);
  const std::string boundary = boundary_of(notification.key);
  std::string mail = token_field("Date", mail_date(notification.timestamp));
  mail += address_field("From", letterhead_.from);
  mail += address_field("To", to);
  mail += text_field("Subject", cut_after(one_line(subject_.render(data)), kSubjectCharacters));
  mail += token_field("Message-ID", message_id(notification.key, letterhead_.domain));
  mail += message.is_digest() ? std::string() : thread_fields(letterhead_, alerts);
  mail += list_field(letterhead_, alerts);
  mail += unsubscribe_fields(letterhead_, to);
  mail += token_field("Auto-Submitted", "auto-generated");
  mail += filter_fields(alerts);
  mail += token_field("MIME-Version", "1.0");
  mail += token_field("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
  mail += "\r\n";
  mail += part(boundary, "text/plain", wrapped_lines(text_.render(data)));
  mail += part(boundary, "text/html", html_.render(data));
  return mail + "--" + boundary + "--\r\n";
}

void MailWriter::check(sdk::Diagnostics& diagnostics) {
  Value::Object own = {{"prefix", "[news]"}, {"show_contents", true}};
  add_marks(own, kMarks);
  for (UserTemplate* part : {&subject_, &text_, &html_}) part->check(own, diagnostics);
}

}  // namespace mentiond::common
