#include "host/daemon/redelivery.h"

#include <algorithm>
#include <iostream>

#include "host/alert/alert.h"
#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using store::DeadLetter;

std::vector<DeadLetter> dead_letters(store::Store& store) {
  std::vector<DeadLetter> letters;
  store.for_each_dead_letter([&](const DeadLetter& letter) { letters.push_back(letter); });
  return letters;
}

/// By its own key, or that of an alert that it tells of.
bool is_meant(const DeadLetter& letter, const std::string& id) {
  const std::vector<std::string> ids = alert::ids_in_lines(letter.alert_json);
  return letter.key == id || std::find(ids.begin(), ids.end(), id) != ids.end();
}

void print_json(const DeadLetter& letter) {
  std::string ids;
  for (const std::string& id : alert::ids_in_lines(letter.alert_json))
    ids += (ids.empty() ? "" : ",") + json_string(id);
  std::cout << "{\"key\":" << json_string(letter.key) << ",\"receiver\":" << json_string(letter.receiver)
            << ",\"recipient\":" << json_string(letter.recipient) << ",\"type\":" << json_string(letter.type)
            << ",\"alerts\":[" << ids << "],\"given_up\":" << json_string(article::to_rfc3339(letter.settled))
            << ",\"code\":" << letter.code << ",\"answer\":" << json_string(letter.answer) << "}\n";
}

int list(const std::vector<DeadLetter>& letters, bool json) {
  Table table({"KEY", "GIVEN UP", "RECEIVER", "RECIPIENT", "TYPE", "ANSWER"});
  for (const DeadLetter& letter : letters) {
    if (json) print_json(letter);
    table.add({letter.key, article::to_rfc3339(letter.settled), letter.receiver, letter.recipient, letter.type,
               letter.answer});
  }
  if (!json) table.print(std::cout);
  return kDone;
}

/// The keys of those that are meant; says what is amiss.
std::vector<std::string> chosen(const std::vector<DeadLetter>& letters, const Invocation& invocation, int& status) {
  std::vector<std::string> keys;
  if (invocation.all) {
    for (const DeadLetter& letter : letters) keys.push_back(letter.key);
  }
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    const std::string& id = invocation.words[i];
    const std::size_t before = keys.size();
    for (const DeadLetter& letter : letters) {
      if (is_meant(letter, id)) keys.push_back(letter.key);
    }
    if (keys.size() > before) continue;
    std::cerr << "mentiond: no dead letter is about " << id << "; mentiond alerts redeliver lists them\n";
    status = kDoneWithFailures;
  }
  return keys;
}

bool is_configured(const settings::Settings& settings, const std::string& receiver) {
  return std::any_of(settings.receivers.begin(), settings.receivers.end(),
                     [&](const auto& known) { return known.name == receiver; });
}

}  // namespace

int redeliver(const Invocation& invocation) {
  const article::SystemClock clock;
  const settings::Settings settings = read_settings(invocation);
  const auto store = open_beside(settings, clock);
  std::vector<DeadLetter> letters = store ? dead_letters(*store) : std::vector<DeadLetter>();
  if (invocation.words.size() == 2 && !invocation.all) return list(letters, invocation.json);
  int status = kDone;
  std::erase_if(letters, [&](const DeadLetter& letter) {
    if (is_configured(settings, letter.receiver)) return false;
    std::cerr << "mentiond: " << letter.key << " stays: no receiver is called \"" << letter.receiver << "\" now\n";
    status = kDoneWithFailures;
    return true;
  });
  const std::vector<std::string> keys = chosen(letters, invocation, status);
  const std::size_t found = store ? store->redeliver(keys, clock.now()) : 0;
  std::cout << found << (found == 1 ? " notification is" : " notifications are") << " in the outbox again\n";
  return status;
}

}  // namespace mentiond::daemon
