#include "plugins/normalise/feed/person.h"

#include <algorithm>
#include <span>

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

constexpr std::string_view kJoints[] = {"and", "&", "und", "et", "y", "e", "en", "och", "og", "ve", "и", "та", "και"};
constexpr std::string_view kParticles[] = {"de",  "da", "di", "du", "dos", "del", "van", "von", "der",
                                           "den", "la", "le", "al", "el",  "bin", "ibn", "ter", "zu"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The next word of the text, which loses it; empty at the end.
std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const auto end = std::find_if(text.begin(), text.end(), common::html::is_space);
  const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(word.size());
  return word;
}

// Two to five words that begin like names; scripts beyond ASCII are taken at their word.
bool looks_like_a_person(std::string_view name) {
  if (name.find_first_of("()[]<>@:;/|0123456789") != name.npos) return false;
  std::size_t words = 0;
  bool capital = false;
  for (auto word = take_word(name); !word.empty(); word = take_word(name), ++words) {
    capital = static_cast<unsigned char>(word.front()) >= 0x80 || (word.front() >= 'A' && word.front() <= 'Z');
    if (!capital && (words == 0 || !is_one_of(kParticles, word))) return false;
  }
  return capital && words >= 2 && words <= 5;
}

}  // namespace

std::vector<std::string_view> names_in(std::string_view byline) {
  std::vector<std::string_view> names;
  bool joined = false, open = false;  // Whether the last name goes on.
  std::string_view rest = byline;
  for (auto word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (is_one_of(kJoints, word)) {
      joined = true;
      open = false;
      continue;
    }
    const bool goes_on = !word.ends_with(',');
    if (!goes_on) word.remove_suffix(1);
    if (!open) names.push_back(word);
    names.back() = {names.back().data(), static_cast<std::size_t>(word.end() - names.back().data())};
    open = goes_on;
  }
  if (!joined || names.size() < 2 || !std::all_of(names.begin(), names.end(), looks_like_a_person)) return {byline};
  return names;
}

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
