#include "plugins/alert/email/smtp.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

#include "plugins/alert/email/advice.h"
#include "plugins/alert/email/transcript.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/http/curl.h"
#include "plugins/common/mail/transfer_encoding.h"

namespace mentiond::plugins::email {
namespace {

using common::http::set;

constexpr std::int64_t kConnectTimeout = 30'000'000;
/// Servers close idle connections; one of this age, in seconds, is not tried again.
constexpr long kIdle = 60;

long milliseconds(std::int64_t microseconds) {
  return static_cast<long>(std::max<std::int64_t>(1, microseconds / 1000));
}

}  // namespace

/// One mail on its way.
struct Smtp::Transfer {
  std::string_view unsent;
  const std::atomic<bool>& cancelled;
  Transcript transcript;
  std::array<char, CURL_ERROR_SIZE> error{};
  CURLcode result = CURLE_OK;
  bool reused = false;  ///< On the connection of an earlier mail.

  static std::size_t read(char* buffer, std::size_t size, std::size_t count, void* self) {
    std::string_view& unsent = static_cast<Transfer*>(self)->unsent;
    const std::size_t bytes = std::min(size * count, unsent.size());
    std::memcpy(buffer, unsent.data(), bytes);
    unsent.remove_prefix(bytes);
    return bytes;
  }

  static int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
    Transcript& transcript = static_cast<Transfer*>(self)->transcript;
    if (type == CURLINFO_HEADER_OUT) transcript.sent({data, size});
    if (type == CURLINFO_HEADER_IN) transcript.received({data, size});
    return 0;
  }

  /// After a failure libcurl says QUIT and would wait for an answer; nobody needs it.
  static int stop(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& transfer = *static_cast<Transfer*>(self);
    return transfer.cancelled || transfer.transcript.over() ? 1 : 0;
  }

  /// The server had closed the connection before it could read what we said, or closes it now because it was idle.
  bool came_too_late() const {
    const std::string& said = transcript.said();
    return reused && result != CURLE_OK && result != CURLE_OPERATION_TIMEDOUT && !cancelled &&
           (said.empty() || said == "MAIL") && (transcript.code() == 0 || transcript.code() == 421);
  }
};

void Smtp::Close::operator()(CURL* curl) const {
  // libcurl says QUIT and would wait two minutes for a server that has gone silent. With its reading side shut, the
  // socket still sends the QUIT and reads the end at once.
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD) {
    ::shutdown(socket, SHUT_RD);
  }
  curl_easy_cleanup(curl);
}

Smtp::Smtp(const Settings& settings) : settings_(settings), curl_(curl_easy_init()) {
  if (!curl_) throw std::bad_alloc();
  configure();
  secure();
}

Smtp::~Smtp() = default;

void Smtp::configure() {
  CURL* const curl = curl_.get();
  set(curl, CURLOPT_URL, settings_.smtp.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(curl, CURLOPT_PROXY, "");  // The environment's proxy is for the web.
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_MAXAGE_CONN, kIdle);
  set(curl, CURLOPT_READFUNCTION, &Transfer::read);
  set(curl, CURLOPT_DEBUGFUNCTION, &Transfer::listen);
  set(curl, CURLOPT_VERBOSE, 1L);  // Calls the debug function, and prints nothing.
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, &Transfer::stop);
  set(curl, CURLOPT_MAIL_FROM, ('<' + settings_.letterhead.from.mailbox + '>').c_str());
  if (settings_.user.empty()) return;
  set(curl, CURLOPT_USERNAME, settings_.user.c_str());
  set(curl, CURLOPT_PASSWORD, settings_.password.c_str());
}

void Smtp::secure() {
  CURL* const curl = curl_.get();
  set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));  // The bundle is enough, and far quicker to read.
  if (!settings_.ca.empty()) set(curl, CURLOPT_CAINFO, settings_.ca.c_str());
  const bool verify =
      settings_.starttls != StartTls::kOpportunistic || !settings_.ca.empty() || settings_.smtp.starts_with("smtps:");
  set(curl, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
  set(curl, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
  const auto use_ssl = [&]() -> long {
    if (settings_.starttls == StartTls::kRequired) return CURLUSESSL_ALL;
    return settings_.starttls == StartTls::kOff ? CURLUSESSL_NONE : CURLUSESSL_TRY;
  };
  set(curl, CURLOPT_USE_SSL, use_ssl());
}

sdk::DeliveryOutcome Smtp::send(const std::string& to, std::string_view mail, std::int64_t timeout_us) {
  if (cancelled_) return {sdk::Outcome::kRetry, 0, 0, "cancelled"};
  Transfer transfer{.unsent = mail, .cancelled = cancelled_, .transcript = {}};
  run(transfer, to, timeout_us);
  if (!transfer.came_too_late()) return judge(transfer);
  Transfer again{.unsent = mail, .cancelled = cancelled_, .transcript = {}};
  run(again, to, timeout_us);
  return judge(again);
}

void Smtp::run(Transfer& transfer, const std::string& to, std::int64_t timeout_us) {
  CURL* const curl = curl_.get();
  const std::unique_ptr<curl_slist, common::http::FreeList> recipient(
      curl_slist_append(nullptr, ('<' + to + '>').c_str()));
  if (!recipient) throw std::bad_alloc();
  set(curl, CURLOPT_MAIL_RCPT, recipient.get());
  set(curl, CURLOPT_READDATA, static_cast<void*>(&transfer));
  set(curl, CURLOPT_DEBUGDATA, static_cast<void*>(&transfer));
  set(curl, CURLOPT_XFERINFODATA, static_cast<void*>(&transfer));
  set(curl, CURLOPT_ERRORBUFFER, transfer.error.data());
  set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(transfer.unsent.size()));
  set(curl, CURLOPT_TIMEOUT_MS, milliseconds(timeout_us));
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(std::min(timeout_us, kConnectTimeout)));
  transfer.result = curl_easy_perform(curl);
  long connections = 1;
  curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
  transfer.reused = connections == 0;
  // What the options point to ends with the transfer; the connection lives on.
  set(curl, CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
  set(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  set(curl, CURLOPT_DEBUGDATA, static_cast<void*>(nullptr));
}

sdk::DeliveryOutcome Smtp::judge(const Transfer& transfer) const {
  const Transcript& transcript = transfer.transcript;
  sdk::DeliveryOutcome outcome;
  outcome.code = transcript.code();
  if (transfer.result == CURLE_OK || transcript.accepts_the_mail()) {
    outcome.outcome = sdk::Outcome::kDelivered;
    outcome.answer = without_secrets(transcript.answer());
    return outcome;
  }
  outcome.outcome = transcript.refuses_the_mail() ? sdk::Outcome::kRefused : sdk::Outcome::kRetry;
  outcome.answer = words_of(transfer);
  return outcome;
}

std::string Smtp::words_of(const Transfer& transfer) const {
  if (cancelled_) return "cancelled";
  const Transcript& transcript = transfer.transcript;
  const std::string said = transcript.said().empty() ? "the connection" : transcript.said();
  std::string words;
  if (transcript.code() >= 400) {
    words = transcript.answer() + " (in answer to " + said + ")";
  } else {
    const char* reason = transfer.error[0] != '\0' ? transfer.error.data() : curl_easy_strerror(transfer.result);
    words = settings_.smtp + ": " + common::one_line(reason);
    if (transcript.code() == 0) words += " (no answer to " + said + ")";
  }
  const std::string_view advice = advice_for(settings_, transfer.result, transcript.code());
  if (!advice.empty()) words.append("; ").append(advice);
  return without_secrets(std::move(words));
}

std::string Smtp::without_secrets(std::string text) const {
  if (settings_.password.empty()) return text;
  const std::string plain = std::string(1, '\0') + settings_.user + '\0' + settings_.password;  // AUTH PLAIN
  for (const std::string& secret : {common::base64(plain), common::base64(settings_.password), settings_.password}) {
    for (std::size_t at = text.find(secret); at != text.npos; at = text.find(secret, at)) {
      text.replace(at, secret.size(), "[hidden]");
      at += 8;
    }
  }
  return text;
}

}  // namespace mentiond::plugins::email
