#include "plugins/alert/email/smtp.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

#include "plugins/alert/email/transcript.h"
#include "plugins/common/alert/plain_text.h"

namespace mentiond::plugins::email {
namespace {

constexpr std::int64_t kConnectTimeout = 30'000'000;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

long milliseconds(std::int64_t microseconds) {
  return static_cast<long>(std::max<std::int64_t>(1, microseconds / 1000));
}

}  // namespace

/// One mail on its way.
struct Smtp::Transfer {
  std::string_view unsent;
  Transcript transcript;
  std::array<char, CURL_ERROR_SIZE> error{};
  CURLcode result = CURLE_OK;

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
  CURL* curl = curl_.get();
  curl_easy_setopt(curl, CURLOPT_URL, settings_.smtp.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // The environment's proxy is for the web.
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Transfer::read);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &Transfer::listen);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);  // Calls the debug function, and prints nothing.
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &cancelled_);
  const curl_xferinfo_callback is_cancelled = [](void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<std::atomic<bool>*>(flag)->load() ? 1 : 0;
  };
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, is_cancelled);
  const std::string sender = '<' + settings_.letterhead.from.mailbox + '>';
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
  if (settings_.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
}

void Smtp::secure() {
  CURL* curl = curl_.get();
  curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // The bundle is enough, and far quicker to read.
  if (!settings_.ca.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca.c_str());
  const bool verify = settings_.starttls != StartTls::kOpportunistic || !settings_.ca.empty() ||
                      settings_.smtp.substr(0, 6) == "smtps:";
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
  const auto use_ssl = [&]() -> long {
    if (settings_.starttls == StartTls::kRequired) return CURLUSESSL_ALL;
    return settings_.starttls == StartTls::kOff ? CURLUSESSL_NONE : CURLUSESSL_TRY;
  };
  curl_easy_setopt(curl, CURLOPT_USE_SSL, use_ssl());
}

std::string Smtp::without_secret(std::string text) const {
  if (settings_.password.empty()) return text;
  for (std::size_t at = text.find(settings_.password); at != text.npos; at = text.find(settings_.password, at)) {
    text.replace(at, settings_.password.size(), "***");
    at += 3;
  }
  return text;
}

sdk::DeliveryOutcome Smtp::judge(const Transfer& transfer) const {
  const Transcript& transcript = transfer.transcript;
  sdk::DeliveryOutcome outcome;
  outcome.code = transcript.code();
  if (transfer.result == CURLE_OK) {
    outcome.outcome = sdk::Outcome::kDelivered;
    outcome.answer = without_secret(transcript.answer());
    return outcome;
  }
  outcome.outcome = transcript.refuses_the_mail() ? sdk::Outcome::kRefused : sdk::Outcome::kRetry;
  if (cancelled_) {
    outcome.answer = "cancelled";
  } else if (transcript.code() >= 400) {
    const std::string to = transcript.command().empty() ? "the greeting" : transcript.command();
    outcome.answer = without_secret(transcript.answer() + " (in answer to " + to + ")");
  } else {
    const char* reason = transfer.error[0] != '\0' ? transfer.error.data() : curl_easy_strerror(transfer.result);
    outcome.answer = without_secret(settings_.smtp + ": " + common::one_line(reason));
  }
  return outcome;
}

sdk::DeliveryOutcome Smtp::send(const std::string& to, std::string_view mail, std::int64_t timeout_us) {
  if (cancelled_) return {sdk::Outcome::kRetry, 0, 0, "cancelled"};
  CURL* curl = curl_.get();
  const std::unique_ptr<curl_slist, FreeList> recipient(curl_slist_append(nullptr, ('<' + to + '>').c_str()));
  if (!recipient) throw std::bad_alloc();
  Transfer transfer;
  transfer.unsent = mail;
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipient.get());
  curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, transfer.error.data());
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds(timeout_us));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(std::min(timeout_us, kConnectTimeout)));
  transfer.result = curl_easy_perform(curl);
  // What the options point to ends here; the connection lives on.
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, nullptr);
  return judge(transfer);
}

}  // namespace mentiond::plugins::email
