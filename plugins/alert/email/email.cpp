#include "plugins/alert/email/email.h"

#include <algorithm>

#include "plugins/common/mail/address.h"
#include "plugins/common/mail/message.h"

namespace mentiond::plugins::email {

std::vector<std::string> Email::recipients() const {
  std::vector<std::string> mailboxes;
  for (const common::Address& address : settings_.to) mailboxes.push_back(address.mailbox);
  return mailboxes;
}

std::string Email::render(const sdk::Notification& notification) {
  const auto configured = std::find_if(settings_.to.begin(), settings_.to.end(), [&](const common::Address& address) {
    return address.mailbox == notification.recipient;
  });
  const common::Address to =
      configured != settings_.to.end() ? *configured : common::parse_address(notification.recipient);
  return writer_.write(to, notification);
}

sdk::DeliveryOutcome Email::deliver(const sdk::Delivery& delivery) {
  // The outbox may hold recipients of an earlier configuration, so the address is checked again before it becomes
  // part of a command.
  const std::string to = common::parse_address(delivery.recipient).mailbox;
  const std::int64_t timeout =
      delivery.timeout_us > 0 ? std::min(delivery.timeout_us, settings_.timeout_us) : settings_.timeout_us;
  return smtp_.send(to, delivery.payload, timeout);
}

}  // namespace mentiond::plugins::email
