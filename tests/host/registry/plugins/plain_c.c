/* A plugin in C: the boundary needs no C++. An alert plugin that delivers into its log. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mentiond/sdk/abi.h"

typedef struct printer {
  const mentiond_host* host;
  char prefix[64];
} printer;

static mentiond_text text_of(const char* text) {
  const mentiond_text view = {text, strlen(text)};
  return view;
}

static int is_key(mentiond_text key, const char* name) {
  return key.size == strlen(name) && memcmp(key.data, name, key.size) == 0;
}

static mentiond_status create(const mentiond_setup* setup, void** instance, const mentiond_call* call) {
  printer* made = calloc(1, sizeof(printer));
  made->host = setup->host;
  for (size_t i = 0; i < setup->settings.count; ++i) {
    mentiond_setting setting;
    memcpy(&setting, (const char*)setup->settings.items + i * setup->settings.stride, sizeof(setting));
    if (is_key(setting.key, "prefix") && setting.value.size < sizeof(made->prefix)) {
      memcpy(made->prefix, setting.value.data, setting.value.size);
    }
  }
  if (made->prefix[0] == '\0') {
    free(made);
    call->fail(call->context, text_of("prefix: expected a word of at most 63 bytes"));
    return MENTIOND_REJECTED;
  }
  *instance = made;
  return MENTIOND_OK;
}

static void destroy(void* instance) { free(instance); }

static void recipients(void* instance, const mentiond_text_sink* sink) {
  (void)instance;
  sink->text(sink->context, text_of("log"));
}

static mentiond_status render(void* instance, const mentiond_notification* notification, const mentiond_text_sink* sink,
                              const mentiond_call* call) {
  (void)call;
  char line[256];
  snprintf(line, sizeof(line), "%s%.*s", ((printer*)instance)->prefix, (int)notification->key.size,
           notification->key.data);
  sink->text(sink->context, text_of(line));
  return MENTIOND_OK;
}

static mentiond_status deliver(void* instance, const mentiond_delivery* delivery, const mentiond_outcome_sink* sink,
                               const mentiond_call* call) {
  (void)call;
  const mentiond_host* host = ((printer*)instance)->host;
  host->log(host->context, MENTIOND_LOG_INFO, delivery->payload);
  const mentiond_outcome outcome = {sizeof(outcome), MENTIOND_DELIVERED, 250, 0, text_of("printed")};
  sink->outcome(sink->context, &outcome);
  return MENTIOND_OK;
}

static void cancel(void* instance) { (void)instance; }

static const mentiond_alert_table kTable = {.size = sizeof(kTable),
                                            .create = &create,
                                            .destroy = &destroy,
                                            .recipients = &recipients,
                                            .render = &render,
                                            .deliver = &deliver,
                                            .cancel = &cancel};
static const mentiond_setting_spec kSettings[] = {
    {"prefix", MENTIOND_SETTING_STRING, MENTIOND_SETTING_REQUIRED, NULL, NULL, "What stands before each line."}};

__attribute__((visibility("default")))
const mentiond_plugin mentiond_plugin_entry = {MENTIOND_ABI_MAJOR,
                                               MENTIOND_ABI_MINOR,
                                               MENTIOND_ALERT,
                                               0,
                                               "plain_c",
                                               "1.0.0",
                                               "Delivers into the log.",
                                               &kTable,
                                               {kSettings, 1, sizeof(mentiond_setting_spec)}};
