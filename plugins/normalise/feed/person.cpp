#include "plugins/normalise/feed/person.h"

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/text_writer.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_alnum;
using common::html::trimmed;

bool is_local_part(char c) {
  return is_alnum(c) || std::string_view("._%+-'!#$&*/=?^`{|}~").find(c) != std::string_view::npos;
}
bool is_domain(char c) { return is_alnum(c) || c == '.' || c == '-'; }

// Where an address stands in the text; empty where there is none.
std::string_view find_address(std::string_view text) {
  for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local_part(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_domain(text[end])) ++end;
    while (end > at + 1 && !is_alnum(text[end - 1])) --end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    if (begin < at && domain.find('.') != domain.npos) return text.substr(begin, end - begin);
  }
  return {};
}

// What brackets are left of "(Jane Doe)", "Jane Doe <>" and "Jane Doe ()".
std::string_view without_brackets(std::string_view name) {
  for (bool changed = true; changed;) {
    changed = false;
    name = trimmed(name);
    for (const std::string_view empty : {"()", "<>", "[]", "&lt;&gt;"}) {
      if (!name.ends_with(empty)) continue;
      name.remove_suffix(empty.size());
      changed = true;
    }
    if (name.size() >= 2 &&
        ((name.front() == '(' && name.back() == ')') || (name.front() == '"' && name.back() == '"'))) {
      name = name.substr(1, name.size() - 2);
      changed = true;
    }
    while (!name.empty() && (name.back() == ',' || name.back() == ':')) name.remove_suffix(1);
  }
  return name;
}

}  // namespace

Person parse_person(std::string_view text) {
  Person person;
  const std::string_view address = find_address(text);
  if (address.empty()) {
    person.name = common::html::one_line(text);
    return person;
  }
  person.email = address;
  const auto begin = static_cast<std::size_t>(address.data() - text.data());
  std::string_view before = text.substr(0, begin);
  if (before.ends_with("mailto:")) before.remove_suffix(7);
  std::string rest(before);
  rest += text.substr(begin + address.size());
  person.name = common::html::one_line(without_brackets(rest));
  return person;
}

}  // namespace mentiond::plugins::feed
