#include "plugins/alert/webhook/webhook.h"

using mentiond::plugins::webhook::Webhook;

MENTIOND_NOTIFIER(Webhook, "webhook", "1.0.0")
