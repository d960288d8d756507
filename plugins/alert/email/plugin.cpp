#include "plugins/alert/email/email.h"

using mentiond::plugins::email::Email;

MENTIOND_NOTIFIER(Email, "email", "1.0.0")
