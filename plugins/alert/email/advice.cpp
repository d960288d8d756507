#include "plugins/alert/email/advice.h"

namespace mentiond::plugins::email {

std::string_view advice_for(const Settings& settings, CURLcode result, int code) {
  if (code == 530 && settings.user.empty()) return "the server wants a login: write user and password";
  if (code == 530)
    return "the server wants a login but offers none here; often it does only after STARTTLS, or on port 587";
  if (code == 534 || code == 535 || code == 538 || result == CURLE_LOGIN_DENIED) {
    return "check user and password; some providers want a password made for applications";
  }
  switch (result) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the certificate is not trusted: write the server's name in smtp as the certificate has it, and where the "
             "certificate is your own, name the file of its issuer's certificate as ca";
    case CURLE_USE_SSL_FAILED:
      return "the server offers no STARTTLS: where it speaks TLS from the first byte (port 465), write smtps://; where "
             "it "
             "speaks none and the way there is safe, write starttls: off";
    case CURLE_SSL_CONNECT_ERROR:
      return "smtps:// is for servers that speak TLS from the first byte (port 465); for STARTTLS (port 587) write "
             "smtp://";
    case CURLE_SSL_CACERT_BADFILE:
      return "check that the file named as ca can be read and holds certificates (PEM)";
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return "check host and port in smtp";
    default:
      return "";
  }
}

}  // namespace mentiond::plugins::email
