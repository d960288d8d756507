// What holds of every mail that we write, whatever stands in the alert (RFC 5322, sections 2.1.1 and 2.2). For tests
// and the fuzz target.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::tests {

/// Stands for a line that is none: its end is absent, or it holds a bare CR or LF, or NUL.
inline constexpr char kBroken[] = "\n";

/// Lines without their CR LF.
inline std::vector<std::string> lines_of(std::string_view mail) {
  std::vector<std::string> lines;
  while (!mail.empty()) {
    const std::size_t end = mail.find("\r\n");
    const std::string_view line = mail.substr(0, end);
    const bool whole = end != mail.npos && line.find_first_of(std::string_view("\r\n\0", 3)) == line.npos;
    lines.emplace_back(whole ? line : kBroken);
    if (end == mail.npos) break;
    mail.remove_prefix(end + 2);
  }
  return lines;
}

/// The names of the header fields in order.
inline std::vector<std::string> field_names(std::string_view mail) {
  std::vector<std::string> names;
  for (const std::string& line : lines_of(mail)) {
    if (line.empty()) break;
    if (line.front() != ' ') names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

/// The names of the fields that a mail of ours may have, in their order.
inline const std::vector<std::string>& our_fields() {
  static const std::vector<std::string> kFields = {"Date",
                                                   "From",
                                                   "To",
                                                   "Subject",
                                                   "Message-ID",
                                                   "In-Reply-To",
                                                   "References",
                                                   "List-Id",
                                                   "List-Unsubscribe",
                                                   "List-Unsubscribe-Post",
                                                   "Auto-Submitted",
                                                   "X-Mentiond-Kind",
                                                   "X-Mentiond-Entity",
                                                   "X-Mentiond-Watchlist",
                                                   "X-Mentiond-Watch",
                                                   "X-Mentiond-Severity",
                                                   "X-Mentiond-Source",
                                                   "MIME-Version",
                                                   "Content-Type"};
  return kFields;
}

/// The first rule that a mail of ours breaks; empty: none.
inline std::string broken_rule(std::string_view mail) {
  std::size_t boundaries = 0;
  std::string boundary;
  for (const std::string& line : lines_of(mail)) {
    if (line == kBroken) return "a line that does not end in CR LF, or holds CR, LF or NUL";
    if (line.size() > 998) return "a line of more than 998 characters";
    for (const char c : line) {
      if (c < 0x20 || c >= 0x7f) return "a byte that is not printable ASCII";
    }
    if (line.find_first_not_of(' ') == line.npos && !line.empty()) return "a line of spaces";
    const std::size_t at = line.find("boundary=\"");
    if (at != line.npos) boundary = line.substr(at + 10, line.size() - at - 11);
    if (!boundary.empty() && line.find("--" + boundary) == 0) ++boundaries;
  }
  if (boundaries != 3) return "not exactly two parts";
  const std::vector<std::string>& order = our_fields();
  std::size_t next = 0;
  for (const std::string& name : field_names(mail)) {
    while (next < order.size() && order[next] != name) ++next;
    if (next++ == order.size()) return "a field that is not ours, or twice, or out of order: " + name;
  }
  return {};
}

/// Whether this is an <a> to http or https, in letters of any case.
inline bool is_web_link(std::string_view tag) {
  constexpr std::string_view kBegin = "a href=\"http";
  std::string begin;
  for (const char c : tag.substr(0, kBegin.size())) begin += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return begin == kBegin;
}

/// The first thing in our HTML that is none of the few elements and attributes that we write; empty: nothing.
inline std::string foreign_markup(std::string_view html) {
  static const std::vector<std::string> kWhole = {
      "!DOCTYPE html", "html", "head", "meta", "body", "/head", "/body", "/html", "div", "/div", "p", "/p", "h2",
      "/h2",           "a",    "/a",   "b",    "/b",   "del",   "/del",  "ins",   "/ins"};
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::string tag(html.substr(at + 1, html.find('>', at) - at - 1));
    const std::string name = tag == "!DOCTYPE html" ? tag : tag.substr(0, tag.find(' '));
    bool known = false;
    for (const std::string& ours : kWhole) known = known || ours == name;
    if (!known || tag.find('<') != tag.npos) return tag;
    if (name == "a" && !is_web_link(tag)) return tag;
    for (const char* attribute : {" on", "src=", "url("}) {
      if (name != "a" && tag.find(attribute) != tag.npos) return tag;
    }
    std::size_t quotes = 0;
    for (const char c : tag) quotes += c == '"' ? 1 : 0;
    if (quotes % 2 != 0) return tag;
  }
  return {};
}

}  // namespace mentiond::tests
