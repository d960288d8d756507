// Notifications that were given up, and the way back for them.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "host/store/connection.h"
#include "host/store/store.h"

namespace mentiond::store {

/// With a connection of its own; the oldest first.
void for_each_dead_letter(const std::filesystem::path& database, const std::function<void(const DeadLetter&)>& use);

/// In a transaction of its own. How many there were of these keys.
std::size_t redeliver(Connection& connection, std::span<const std::string> keys, Micros now);

}  // namespace mentiond::store
