#include "plugins/common/mail/html_part.h"

#include "plugins/common/alert/plain_text.h"

namespace mentiond::common {
namespace {

// Styles stand in the elements, since some clients drop <style> and those of <body>. Only the matched words and the
// rule beside a sentence have colours, and those bring their ground with them: the rest is the client's, light or dark.
constexpr std::string_view kBegin =
    "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
    "</head>\n<body>\n"
    "<div style=\"max-width:600px;margin:0 auto;padding:8px;font-family:-apple-system,'Segoe "
    "UI',Roboto,Helvetica,Arial,"
    "sans-serif;font-size:16px;line-height:1.5\">\n";
constexpr std::string_view kEnd = "</div>\n</body></html>\n";
constexpr std::string_view kMark = "<b style=\"background-color:#ffe58a;color:#1b1b1b;padding:0 2px\">";
constexpr std::string_view kPlain = "margin:4px 0";
constexpr std::string_view kFaint = "margin:4px 0;font-size:14px;opacity:.75";

/// The beginning of an element that holds `text`. Clients differ on dir="auto", so the direction is found here.
std::string open(std::string_view name, std::string_view style, std::string_view text) {
  return std::string("<").append(name).append(runs_right_to_left(text) ? " dir=\"rtl\"" : "").append(" style=\"") +
         std::string(style) + "\">";
}

/// A paragraph with an escaped text; nothing where the text is empty.
std::string paragraph(std::string_view style, std::string_view text) {
  if (text.empty()) return {};
  return open("p", style, text) + escape_html(text) + "</p>\n";
}

std::string sentence_of(const Excerpt& excerpt) {
  const std::string sentence = excerpt.sentence();
  const std::string side = runs_right_to_left(sentence) ? "right" : "left";
  const std::string style = "margin:12px 0 4px;padding-" + side + ":12px;border-" + side + ":3px solid #d9a400";
  std::string html = open("div", style, sentence);
  for (const Piece& piece : excerpt.pieces) {
    if (piece.matched) html += kMark;
    html += escape_html(piece.text);
    if (piece.matched) html += "</b>";
  }
  return html + "</div>\n" + paragraph(kFaint, excerpt.receipt);
}

std::string title_of(const AlertView& alert) {
  const std::string link = alert.web_link();
  const std::string title = alert.headline.empty() ? link : alert.headline;
  if (title.empty()) return {};
  std::string html = open("h2", "font-size:20px;line-height:1.3;margin:4px 0", title);
  if (!link.empty()) html += "<a href=\"" + escape_html(link) + "\">";
  html += escape_html(title);
  if (!link.empty()) html += "</a>";
  return html + "</h2>\n";
}

std::string footer_of(const AlertView& alert) {
  std::string html = paragraph(kFaint, joined({alert.source, alert.by, alert.published_for_people()}, " · "));
  if (alert.outlets.size() > 1) html += paragraph(kFaint, "Outlets: " + joined(alert.outlets, ", "));
  const std::string watch = alert.watch_for_people();
  return html + paragraph(kFaint, watch.empty() ? watch : "Watch: " + watch);
}

std::string section_of(const AlertView& alert) {
  const std::string language = alert.language_tag();
  std::string html = language.empty() ? "<div" : "<div lang=\"" + language + '"';
  html += " style=\"margin:0 0 32px\">\n";
  html += paragraph("margin:4px 0;font-weight:bold", joined({alert.subject(), alert.remarks()}, " · "));
  html += title_of(alert);
  html += paragraph(kPlain, alert.summary());
  for (const Excerpt& excerpt : alert.excerpts) html += sentence_of(excerpt);
  if (alert.more_excerpts > 0) {
    html += paragraph(kFaint, "and " + std::to_string(alert.more_excerpts) + " more sentences");
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
  html += paragraph(kFaint, heading);
  for (const AlertView& alert : alerts) html += section_of(alert);
  return html.append(kEnd);
}

}  // namespace mentiond::common
