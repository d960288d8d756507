// What the SDK's five kinds share: views of what crosses the boundary, settings, errors, the entry.
//
// Everything here is header-only C++20 and depends on abi.h and the standard library alone. A plugin derives
// from the class of its kind and names it in one macro; exceptions are turned into a status at the boundary:
// Rejected and Transient say whose fault it was, everything else is INTERNAL.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/abi.h"

#define MENTIOND_EXPORT __attribute__((visibility("default")))

namespace mentiond::sdk {

/// Never null, so that an empty text may be handed to a C library too.
inline std::string_view view(mentiond_text text) noexcept {
  return text.size == 0 ? std::string_view("") : std::string_view(text.data, text.size);
}
inline mentiond_text text(std::string_view view) noexcept { return {view.data(), view.size()}; }

/// The input is at fault: the same input would fail again.
struct Rejected : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The world is at fault: a later try may succeed.
struct Transient : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The elements of an array from the other side, which may know a shorter or a longer struct than we do. What
/// it does not know reads as zero. Borrowed; valid as long as the call.
template <class T>
class Elements {
 public:
  class Iterator {
   public:
    Iterator(const char* at, std::size_t stride) : at_(at), stride_(stride) {}
    T operator*() const {
      T element{};
      std::memcpy(&element, at_, std::min(stride_, sizeof(T)));
      return element;
    }
    Iterator& operator++() {
      at_ += stride_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const char* at_;
    std::size_t stride_;
  };

  explicit Elements(mentiond_array array) : array_(array) {}
  Iterator begin() const { return {bytes(), array_.stride}; }
  Iterator end() const { return {array_.count == 0 ? bytes() : bytes() + array_.count * array_.stride, array_.stride}; }
  std::size_t size() const { return array_.count; }
  bool empty() const { return array_.count == 0; }
  /// REQUIRES: i < size()
  T operator[](std::size_t i) const { return *Iterator(bytes() + i * array_.stride, array_.stride); }

 private:
  const char* bytes() const { return static_cast<const char*>(array_.items); }
  mentiond_array array_;
};

/// A contiguous container, as the other side reads it. Borrowed from `items`.
template <class Container>
mentiond_array array_of(const Container& items) noexcept {
  return {std::data(items), std::size(items), sizeof(*std::data(items))};
}

/// A struct from the other side, at the size that we know. REQUIRES: its first member is `size`.
template <class T>
T known(const T* theirs) noexcept {
  T ours{};
  if (theirs != nullptr) std::memcpy(&ours, theirs, std::min(theirs->size, sizeof(T)));
  return ours;
}

/// What the host does for an instance; copies are cheap and valid as long as the instance. Thread-safe.
class Host {
 public:
  Host() = default;
  explicit Host(const mentiond_host* host) : host_(host) {}
  void log(int level, std::string_view message) const {
    if (host_ != nullptr && host_->log != nullptr) host_->log(host_->context, level, text(message));
  }
  void debug(std::string_view message) const { log(MENTIOND_LOG_DEBUG, message); }
  void info(std::string_view message) const { log(MENTIOND_LOG_INFO, message); }
  void warn(std::string_view message) const { log(MENTIOND_LOG_WARNING, message); }
  void error(std::string_view message) const { log(MENTIOND_LOG_ERROR, message); }
  /// Microseconds since the epoch, by the host's clock.
  std::int64_t now() const { return host_ != nullptr && host_->now != nullptr ? host_->now(host_->context) : 0; }

 private:
  const mentiond_host* host_ = nullptr;
};

/// Microseconds of "500ms", "10s", "5m", "2h", "1d", "1w"; absent if it is not of that form or too large.
inline std::optional<std::int64_t> parse_duration(std::string_view value) {
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || number < 0 || number > 1'000'000'000) return std::nullopt;
  const std::string_view unit(rest, static_cast<std::size_t>(value.data() + value.size() - rest));
  constexpr std::int64_t kSecond = 1'000'000;
  if (unit == "us") return number;
  if (unit == "ms") return number * 1000;
  if (unit == "s") return number * kSecond;
  if (unit == "m") return number * 60 * kSecond;
  if (unit == "h") return number * 3600 * kSecond;
  if (unit == "d" && number <= 100'000) return number * 86'400 * kSecond;
  if (unit == "w" && number <= 10'000) return number * 7 * 86'400 * kSecond;
  if (unit == "y" && number <= 200) return number * 365 * 86'400 * kSecond;
  return std::nullopt;
}

/// The settings of one instance. The host has checked them against the plugin's specs; the accessors throw
/// Rejected on what slipped through. Copies what it needs: outlives the call.
class Config {
 public:
  Config() = default;
  explicit Config(const mentiond_setup* setup) {
    const mentiond_setup known_setup = known(setup);
    host_ = Host(known_setup.host);
    name_ = view(known_setup.name);
    for (const mentiond_setting setting : Elements<mentiond_setting>(known_setup.settings)) {
      values_.emplace_back(view(setting.key), view(setting.value));
    }
  }
  const std::string& name() const { return name_; }
  const Host& host() const { return host_; }

  std::optional<std::string> get(std::string_view key) const {
    for (const auto& [name, value] : values_) {
      if (name == key) return value;
    }
    return std::nullopt;
  }
  std::string get(std::string_view key, std::string_view fallback) const {
    return get(key).value_or(std::string(fallback));
  }
  std::vector<std::string> list(std::string_view key) const {
    std::vector<std::string> found;
    for (const auto& [name, value] : values_) {
      if (name == key) found.push_back(value);
    }
    return found;
  }
  std::int64_t integer(std::string_view key, std::int64_t fallback) const {
    const auto value = get(key);
    if (!value) return fallback;
    std::int64_t number = 0;
    const auto [rest, error] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (error != std::errc() || rest != value->data() + value->size()) {
      throw Rejected(std::string(key) + ": \"" + *value + "\" is not a whole number");
    }
    return number;
  }
  bool boolean(std::string_view key, bool fallback) const {
    const auto value = get(key);
    if (!value) return fallback;
    if (*value == "true" || *value == "yes" || *value == "on") return true;
    if (*value == "false" || *value == "no" || *value == "off") return false;
    throw Rejected(std::string(key) + ": \"" + *value + "\" is neither true nor false");
  }
  /// Microseconds.
  std::int64_t duration(std::string_view key, std::int64_t fallback) const {
    const auto value = get(key);
    if (!value) return fallback;
    if (const auto parsed = parse_duration(*value)) return *parsed;
    throw Rejected(std::string(key) + ": \"" + *value + "\" is no duration; write for example 30s, 5m or 2h");
  }

 private:
  Host host_;
  std::string name_;
  std::vector<std::pair<std::string, std::string>> values_;
};

enum class Severity : std::uint32_t { kError = MENTIOND_ERROR, kWarning = MENTIOND_WARNING, kNote = MENTIOND_NOTE };

/// A problem in a file. Lines and columns count characters from 1.
struct Diagnostic {
  std::string_view file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Severity severity = Severity::kError;
  std::string message;
  std::string suggestion;  ///< May be empty.
};

class Diagnostics {
 public:
  explicit Diagnostics(const mentiond_diagnostic_sink* sink) : sink_(known(sink)) {}
  void add(const Diagnostic& d) {
    if (d.severity == Severity::kError) ++errors_;
    const mentiond_diagnostic crossing = {
        text(d.file), d.line, d.column, static_cast<std::uint32_t>(d.severity), 0, text(d.message), text(d.suggestion)};
    sink_.diagnostic(sink_.context, &crossing);
  }
  std::size_t errors() const { return errors_; }

 private:
  mentiond_diagnostic_sink sink_;
  std::size_t errors_ = 0;
};

namespace detail {

inline void fail(const mentiond_call* call, std::string_view message) noexcept {
  if (call != nullptr && call->fail != nullptr) call->fail(call->context, text(message));
}

/// Runs `body`, and turns what it throws into a status: the one place where exceptions end.
template <class Body>
mentiond_status guard(const mentiond_call* call, Body&& body) noexcept {
  try {
    body();
    return MENTIOND_OK;
  } catch (const Rejected& error) {
    fail(call, error.what());
    return MENTIOND_REJECTED;
  } catch (const Transient& error) {
    fail(call, error.what());
    return MENTIOND_TRANSIENT;
  } catch (const std::exception& error) {
    fail(call, error.what());
    return MENTIOND_INTERNAL;
  } catch (...) {
    fail(call, "the plugin threw something that is no std::exception");
    return MENTIOND_INTERNAL;
  }
}

/// The same for the functions that have no status: what is thrown counts as `otherwise`.
template <class Answer, class Body>
Answer answer(Answer otherwise, Body&& body) noexcept {
  guard(nullptr, [&] { otherwise = body(); });
  return otherwise;
}

/// `create` and `destroy` for every kind whose instance is made from its settings.
template <class Plugin, class Base>
mentiond_status create(const mentiond_setup* setup, void** instance, const mentiond_call* call) {
  return guard(call, [&] { *instance = static_cast<Base*>(std::make_unique<Plugin>(Config(setup)).release()); });
}
template <class Base>
void destroy(void* instance) {
  delete static_cast<Base*>(instance);
}

/// A plugin may have `static constexpr mentiond_setting_spec kSettings[]` and `static constexpr char
/// kSummary[]`.
template <class Plugin>
constexpr mentiond_array settings_of() {
  if constexpr (requires { Plugin::kSettings; }) {
    return {std::data(Plugin::kSettings), std::size(Plugin::kSettings), sizeof(mentiond_setting_spec)};
  } else {
    return {nullptr, 0, sizeof(mentiond_setting_spec)};
  }
}
template <class Plugin>
constexpr const char* summary_of() {
  if constexpr (requires { Plugin::kSummary; }) {
    return Plugin::kSummary;
  } else {
    return "";
  }
}

}  // namespace detail
}  // namespace mentiond::sdk

/// Defines the one symbol that a plugin exports. It is constant, so that the host can read it before any code has run.
#define MENTIOND_PLUGIN_ENTRY(kind, Class, name, version, table)                       \
  extern "C" MENTIOND_EXPORT constinit const mentiond_plugin mentiond_plugin_entry = { \
      MENTIOND_ABI_MAJOR,                                                              \
      MENTIOND_ABI_MINOR,                                                              \
      kind,                                                                            \
      0,                                                                               \
      name,                                                                            \
      version,                                                                         \
      ::mentiond::sdk::detail::summary_of<Class>(),                                    \
      &table,                                                                          \
      ::mentiond::sdk::detail::settings_of<Class>()};
