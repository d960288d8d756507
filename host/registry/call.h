// One call into a plugin. Collects what the plugin says through `fail`, keeps what the host's own callbacks throw until
// the plugin's frames are gone, and turns the status into a PluginError that names the plugin.
//
//   Call call("feed");
//   call([&](const mentiond_call* crossing) { return table.normalise(instance, &document, &sink, crossing); });
//
// Every call of a plugin goes through here or through Services::shielded().
#pragma once

#include <exception>
#include <string>

#include "host/article/stages.h"
#include "host/registry/text.h"

namespace mentiond::registry {

class Call final {
 public:
  /// `plugin` outlives the call.
  explicit Call(const std::string& plugin) : plugin_(plugin) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  template <class Function>
  void operator()(Function&& function) {
    const mentiond_call crossing = {sizeof(mentiond_call), this, &Call::fail};
    mentiond_status status = MENTIOND_INTERNAL;
    try {
      status = function(&crossing);
    } catch (const std::exception& escaped) {  // The contract forbids it; a plugin that breaks it is only reported.
      message_ =
          std::string("it let an exception out: ") + clean(mentiond_text(sdk::text(escaped.what())), kMessageLimit);
    } catch (...) {
      message_ = "it let out an exception that is no std::exception";
    }
    if (thrown_) std::rethrow_exception(thrown_);
    if (status != MENTIOND_OK) throw error(status);
  }

  /// The host's side of a callback: nothing that `body` throws enters the plugin. False once something was thrown.
  template <class Body>
  bool host_side(Body&& body) noexcept {
    try {
      body();
    } catch (...) {
      if (!thrown_) thrown_ = std::current_exception();
    }
    return thrown_ == nullptr;
  }

 private:
  static void fail(void* self, mentiond_text message) {
    Call& call = *static_cast<Call*>(self);
    call.host_side([&] {
      if (call.message_.empty()) call.message_ = clean(message, kMessageLimit);
    });
  }

  article::PluginError error(mentiond_status status) const {
    using article::Fault;
    const std::string why = plugin_ + ": " + (message_.empty() ? "it failed and gave no reason" : message_);
    switch (status) {
      case MENTIOND_REJECTED:
        return {Fault::kRejected, why};
      case MENTIOND_TRANSIENT:
        return {Fault::kTransient, why};
      case MENTIOND_INTERNAL:
        return {Fault::kInternal, why};
      default:
        return {Fault::kInternal, why + " (and answered status " + std::to_string(status) + ", which does not exist)"};
    }
  }

  const std::string& plugin_;
  std::string message_;
  std::exception_ptr thrown_;
};

}  // namespace mentiond::registry
