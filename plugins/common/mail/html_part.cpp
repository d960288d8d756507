#include "plugins/common/mail/html_part.h"

namespace mentiond::common {
namespace {

constexpr std::string_view kBegin =
    "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
    "</head>\n<body style=\"font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em\">\n";
// The mark brings its own two colours, so it is legible on any ground.
constexpr std::string_view kMark = "<mark style=\"background:#ffe58a;color:#1b1b1b;padding:0 .15em\">";
constexpr std::string_view kMuted = "<p dir=\"auto\" style=\"margin:.3em 0;font-size:85%;opacity:.75\">";

/// An element with an escaped text; nothing where the text is empty.
std::string element(std::string_view open, std::string_view text, std::string_view close) {
  if (text.empty()) return {};
  return std::string(open) + escape_html(text) + std::string(close) + '\n';
}

std::string sentence_of(const Excerpt& excerpt) {
  std::string html =
      "<blockquote dir=\"auto\" style=\"margin:.6em 0;padding:.1em .8em;border-inline-start:3px solid #d9a400\">";
  for (const Piece& piece : excerpt.pieces) {
    if (piece.matched) html += kMark;
    html += escape_html(piece.text);
    if (piece.matched) html += "</mark>";
  }
  return html + "</blockquote>\n" + element(kMuted, excerpt.receipt, "</p>");
}

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string all;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!all.empty()) all += separator;
    all += value;
  }
  return all;
}

std::string title_of(const AlertView& alert) {
  const std::string link = alert.web_link();
  const std::string title = alert.headline.empty() ? link : alert.headline;
  if (title.empty()) return {};
  std::string html = "<h2 dir=\"auto\" style=\"font-size:125%;line-height:1.3;margin:.2em 0\">";
  if (!link.empty()) html += "<a href=\"" + escape_html(link) + "\">";
  html += escape_html(title);
  if (!link.empty()) html += "</a>";
  return html + "</h2>\n";
}

std::string footer_of(const AlertView& alert) {
  std::string html = element(kMuted, joined({alert.source, alert.by, alert.published_for_people()}, " · "), "</p>");
  if (alert.outlets.size() > 1) html += element(kMuted, "Outlets: " + joined(alert.outlets, ", "), "</p>");
  const std::string watch = joined({alert.watchlist, alert.watch}, " / ");
  html += element(kMuted, joined({watch.empty() ? watch : "Watch: " + watch, alert.severity}, " · "), "</p>");
  return html;
}

std::string section_of(const AlertView& alert) {
  const std::string language = alert.language_tag();
  std::string html = "<div style=\"margin:0 0 2em\"" + (language.empty() ? "" : " lang=\"" + language + "\"") + ">\n";
  html += element("<p dir=\"auto\" style=\"margin:0;font-weight:600\">", alert.subject(), "</p>");
  html += title_of(alert);
  html += element("<p dir=\"auto\" style=\"margin:.3em 0\">", alert.standfirst, "</p>");
  html += element(kMuted, alert.words.empty() ? std::string() : "Matched: " + joined(alert.words, ", "), "</p>");
  for (const Excerpt& excerpt : alert.excerpts) html += sentence_of(excerpt);
  if (alert.more_excerpts > 0) {
    html += element(kMuted, "and " + std::to_string(alert.more_excerpts) + " more sentences", "</p>");
  }
  return html + footer_of(alert) + "</div>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string html_part(std::string_view heading, std::span<const AlertView> alerts) {
  std::string html(kBegin);
  html += element("<p style=\"margin:0 0 1.5em;opacity:.75\">", heading, "</p>");
  for (const AlertView& alert : alerts) html += section_of(alert);
  return html + "</body></html>\n";
}

}  // namespace mentiond::common
