/* An enrich plugin that does nothing. Definitions make something of its entry wrong. */
#include "mentiond/sdk/abi.h"

#ifndef ABI_MAJOR
#define ABI_MAJOR MENTIOND_ABI_MAJOR
#endif
#ifndef ABI_MINOR
#define ABI_MINOR MENTIOND_ABI_MINOR
#endif
#ifndef KIND
#define KIND MENTIOND_ENRICH
#endif
#ifndef NAME
#define NAME "sound"
#endif
#ifndef VERSION
#define VERSION "1.2.3"
#endif
#ifndef SUMMARY
#define SUMMARY "Does nothing."
#endif
#ifndef TABLE_SIZE
#define TABLE_SIZE sizeof(mentiond_enrich_table)
#endif
#ifndef ENRICH
#define ENRICH &enrich
#endif
#ifndef KEY
#define KEY "b"
#endif
#ifndef TYPE
#define TYPE MENTIOND_SETTING_STRING
#endif
#ifndef STRIDE
#define STRIDE sizeof(mentiond_setting_spec)
#endif

static mentiond_status create(const mentiond_setup* setup, void** instance, const mentiond_call* call) {
  (void)setup, (void)instance, (void)call;
  return MENTIOND_OK;
}

static void destroy(void* instance) { (void)instance; }

__attribute__((unused)) static mentiond_status enrich(void* instance, const mentiond_article* article,
                                                      const mentiond_annotation_sink* sink, const mentiond_call* call) {
  (void)instance, (void)article, (void)sink, (void)call;
  return MENTIOND_OK;
}

static const mentiond_enrich_table kTable = {TABLE_SIZE, &create, &destroy, ENRICH};

static const mentiond_setting_spec kSettings[] = {
    {"a", MENTIOND_SETTING_INTEGER, MENTIOND_SETTING_REQUIRED | MENTIOND_SETTING_LIST, "7", 0, "A number."},
    {KEY, TYPE, MENTIOND_SETTING_SECRET, 0, 0, "A word."},
};

__attribute__((visibility("default"))) const mentiond_plugin mentiond_plugin_entry = {
    ABI_MAJOR, ABI_MINOR, KIND,
    0,         NAME,      VERSION,
    SUMMARY,   &kTable,   {kSettings, STRIDE<40 && STRIDE> 8 ? 1 : 2, STRIDE}};
