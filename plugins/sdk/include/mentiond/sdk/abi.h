/* The boundary between the mentiond host and its plugins.
 *
 * A plugin is a shared library that exports one symbol, the constant `mentiond_plugin_entry`. It is data: the
 * host reads `abi_major`, `abi_minor`, kind and name from it before it calls anything. The entry points to a
 * table of functions, one table type for each kind.
 *
 * Versions. `abi_major` must equal the host's MENTIOND_ABI_MAJOR; `abi_minor` must be at most the host's
 * MENTIOND_ABI_MINOR. Structs only ever grow at their end. Each struct that crosses on its own begins with
 * `size`, the size its writer knew; arrays carry the size of their elements as `stride`. A reader uses what
 * is there, and takes the default (zero, empty) for what is not.
 *
 * Text is a borrowed view of UTF-8, not NUL-terminated, valid until the call returns. What a plugin wants to
 * hand over leaves through a callback of the host, which copies and validates it before it returns. No
 * allocation, C++ type, exception or library type crosses.
 *
 * Threads. The host serialises the calls on one instance (or session); different instances may be called at
 * the same time, so a plugin keeps no mutable globals. Exceptions are marked THREAD-SAFE. The host owns
 * threads, clocks, retries and time limits, and alone calls curl_global_init() and xmlInitParser(). Libraries
 * are never unloaded.
 *
 * Authors in C++ include the kind's header (fetch.hpp, normalise.hpp, ...) instead of this one.
 */
#ifndef MENTIOND_SDK_ABI_H
#define MENTIOND_SDK_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MENTIOND_ABI_MAJOR 1u
#define MENTIOND_ABI_MINOR 1u
#define MENTIOND_ENTRY_SYMBOL "mentiond_plugin_entry"

/* ---- basic types ---- */

typedef struct mentiond_text {
  const char* data;
  size_t size;
} mentiond_text;

/* `count` elements, each `stride` bytes after the one before it. */
typedef struct mentiond_array {
  const void* items;
  size_t count;
  size_t stride;
} mentiond_array;

/* What became of a call. Only TRANSIENT is retried. */
typedef int32_t mentiond_status;
enum {
  MENTIOND_OK = 0,
  MENTIOND_REJECTED = 1,  /* The input is at fault; the same input fails again. */
  MENTIOND_TRANSIENT = 2, /* The world is at fault; a later try may succeed. */
  MENTIOND_INTERNAL = 3   /* The plugin is at fault. */
};

/* How a call that failed says why. Every function that returns a status takes one, and calls `fail` at most
 * once. */
typedef struct mentiond_call {
  size_t size;
  void* context;
  void (*fail)(void* context, mentiond_text message);
} mentiond_call;

enum { MENTIOND_LOG_DEBUG = 0, MENTIOND_LOG_INFO = 1, MENTIOND_LOG_WARNING = 2, MENTIOND_LOG_ERROR = 3 };

/* What the host does for an instance. Valid as long as the instance. Both functions are THREAD-SAFE. */
typedef struct mentiond_host {
  size_t size;
  void* context;
  void (*log)(void* context, int32_t level, mentiond_text message);
  int64_t (*now)(void* context); /* Microseconds since the epoch, UTC. */
} mentiond_host;

/* One configured value. A list `to: [a, b]` crosses as two settings named `to`, in order; a nested `tls: {ca:
 * x}` as `tls.ca`. Secrets ({file:}, {env:}, {credential:}) are resolved by the host. */
typedef struct mentiond_setting {
  mentiond_text key;
  mentiond_text value;
} mentiond_setting;

typedef struct mentiond_setup {
  size_t size;
  const mentiond_host* host;
  mentiond_text name;      /* What the configuration calls this instance, for example the receiver's name. */
  mentiond_array settings; /* of mentiond_setting; checked by the host against the entry's setting specs. */
} mentiond_setup;

/* ---- the entry ---- */

enum { MENTIOND_FETCH = 1, MENTIOND_NORMALISE = 2, MENTIOND_ENRICH = 3, MENTIOND_MATCH = 4, MENTIOND_ALERT = 5 };

enum {
  MENTIOND_SETTING_STRING = 0,
  MENTIOND_SETTING_INTEGER = 1,
  MENTIOND_SETTING_BOOLEAN = 2,
  MENTIOND_SETTING_DURATION = 3, /* As written: 500ms, 10s, 5m, 2h, 1d. */
  MENTIOND_SETTING_URL = 4,
  MENTIOND_SETTING_PATH = 5,  /* The host makes it absolute, relative to the configuration file; `-` is kept. */
  MENTIOND_SETTING_CHOICE = 6 /* One of `choices`. */
};
enum { MENTIOND_SETTING_REQUIRED = 1, MENTIOND_SETTING_LIST = 2, MENTIOND_SETTING_SECRET = 4 };

/* A setting that the plugin understands. The host refuses all others, naming file, line and the nearest of
 * these. */
typedef struct mentiond_setting_spec {
  const char* key;
  uint32_t type;
  uint32_t flags;
  const char* fallback; /* The default as one would write it, or NULL. Documentation: the plugin applies it. */
  const char* choices;  /* For CHOICE: "a|b|c". Otherwise NULL. */
  const char* summary;  /* One sentence. */
} mentiond_setting_spec;

typedef struct mentiond_plugin {
  uint32_t abi_major; /* These two come first for ever. */
  uint32_t abi_minor;
  uint32_t kind;
  uint32_t reserved;
  const char* name;        /* Lower case, as the configuration names it: "http", "email". */
  const char* version;     /* Of the plugin: "1.0.0". */
  const char* summary;     /* One sentence for `mentiond plugins list`. */
  const void* table;       /* mentiond_fetch_table, mentiond_normalise_table, ... according to kind. */
  mentiond_array settings; /* of mentiond_setting_spec. */
} mentiond_plugin;

/* ---- the article ---- */

/* A moment. `offset_minutes` is the source's offset from UTC; INT32_MIN where the source gave none. */
typedef struct mentiond_time {
  int64_t microseconds; /* Since the epoch, UTC. INT64_MIN: absent. */
  int32_t offset_minutes;
  int32_t reserved;
} mentiond_time;

/* A headline, description, body or caption: ninjs `headlines[]`, `descriptions[]`, `bodies[]`. */
typedef struct mentiond_labelled_text {
  mentiond_text role;
  mentiond_text content_type;
  mentiond_text value;
} mentiond_labelled_text;

/* ninjs `people[] organisations[] places[] subjects[] events[] objects[]`, told apart by `kind`. */
enum {
  MENTIOND_PERSON = 0,
  MENTIOND_ORGANISATION = 1,
  MENTIOND_PLACE = 2,
  MENTIOND_SUBJECT = 3,
  MENTIOND_EVENT = 4,
  MENTIOND_OBJECT = 5
};
typedef struct mentiond_concept {
  uint32_t kind;
  uint32_t reserved;
  mentiond_text name;
  mentiond_text rel;
  mentiond_text uri;
  mentiond_text literal;
  mentiond_text email;
  mentiond_text page;
} mentiond_concept;

typedef struct mentiond_info_source {
  mentiond_text name;
  mentiond_text role; /* publisher, originator, via */
  mentiond_text uri;
  mentiond_text literal;
} mentiond_info_source;

typedef struct mentiond_rendition {
  mentiond_text name;
  mentiond_text href;
  mentiond_text content_type;
  int64_t width; /* Pixels; 0 unknown. */
  int64_t height;
  int64_t size_in_bytes;
  double duration; /* Seconds; 0 unknown. */
} mentiond_rendition;

/* ninjs `associations[]`: a picture, video or audio of the article. */
typedef struct mentiond_media {
  mentiond_text type; /* picture, video, audio */
  mentiond_text uri;
  mentiond_text title;
  mentiond_text caption;
  mentiond_text by;
  mentiond_text copyright_holder;
  mentiond_array renditions; /* of mentiond_rendition */
} mentiond_media;

typedef struct mentiond_alt_id {
  mentiond_text role; /* guid, link, canonical, amp */
  mentiond_text value;
} mentiond_alt_id;

/* Offsets are UTF-8 bytes into the text/plain body, half open. */
typedef struct mentiond_quote {
  mentiond_text text;
  mentiond_text speaker; /* As written. */
  mentiond_text verb;
  uint32_t start;
  uint32_t end;
} mentiond_quote;

/* One news item, in the terms of IPTC ninjs 3.1. Normalise plugins emit it, enrich and match plugins read it.
 * `entry` is JSON text of what the document's own format says of the item; it is filled only when the host
 * asked (mentiond_document.inspect). */
typedef struct mentiond_article {
  size_t size;
  mentiond_text uri;      /* The host's: empty when a normaliser emits. */
  mentiond_text feed;     /* The host's: the feed's id. */
  mentiond_text guid;     /* As written. Empty: none. */
  mentiond_text link;     /* Absolute, as written otherwise. Empty: none. */
  mentiond_text language; /* BCP 47, as declared. */
  mentiond_text by;
  mentiond_text located;
  mentiond_text copyright_notice;
  mentiond_time published;
  mentiond_time updated;
  mentiond_array headlines;    /* of mentiond_labelled_text; role main */
  mentiond_array descriptions; /* of mentiond_labelled_text; role standfirst, summary */
  mentiond_array bodies;       /* of mentiond_labelled_text; text/plain and text/html */
  mentiond_array concepts;     /* of mentiond_concept */
  mentiond_array info_sources; /* of mentiond_info_source */
  mentiond_array media;        /* of mentiond_media */
  mentiond_array alt_ids;      /* of mentiond_alt_id */
  mentiond_array quotes;       /* of mentiond_quote */
  mentiond_array notes;        /* of mentiond_text: what was repaired or assumed */
  mentiond_text entry;
  mentiond_text site; /* The publisher's home page, for `site:` and for identity. */
} mentiond_article;

/* ---- fetch ---- */

typedef struct mentiond_header {
  mentiond_text name;
  mentiond_text value;
} mentiond_header;

typedef struct mentiond_fetch_request {
  size_t size;
  uint64_t id; /* The host's; comes back with the result. Unique among those under way. */
  mentiond_text url;
  mentiond_text etag;          /* Byte-exact, as the server gave it. */
  mentiond_text last_modified; /* Byte-exact. */
  int64_t timeout_us;          /* For the whole transfer, redirects included. */
  uint64_t max_bytes;          /* Of the decoded body. */
  mentiond_array headers;      /* of mentiond_header: sent besides the plugin's own. */
} mentiond_fetch_request;

enum { MENTIOND_FETCHED = 0, MENTIOND_NOT_MODIFIED = 1, MENTIOND_FETCH_FAILED = 2 };

/* Why a fetch failed. */
enum {
  MENTIOND_FETCH_OTHER = 0,
  MENTIOND_FETCH_BAD_URL = 1,
  MENTIOND_FETCH_RESOLVE = 2,
  MENTIOND_FETCH_CONNECT = 3,
  MENTIOND_FETCH_TLS = 4,
  MENTIOND_FETCH_TIMEOUT = 5,
  MENTIOND_FETCH_TOO_LARGE = 6,
  MENTIOND_FETCH_FORBIDDEN_ADDRESS = 7,
  MENTIOND_FETCH_HTTP_STATUS = 8,
  MENTIOND_FETCH_REDIRECTS = 9,
  MENTIOND_FETCH_CANCELLED = 10
};

typedef struct mentiond_fetch_result {
  size_t size;
  uint64_t id;
  uint32_t outcome;
  uint32_t failure;
  int32_t http_status; /* 0: no answer. */
  int32_t reserved;
  mentiond_text message;       /* On failure: what went wrong and, where there is one, the line that mends it. */
  mentiond_text url;           /* Final. */
  mentiond_text permanent_url; /* Where permanent redirects alone lead; empty if nowhere else. */
  mentiond_text content_type;  /* The header, as written. */
  mentiond_text etag;
  mentiond_text last_modified;
  mentiond_text body;     /* Decoded bytes, of any encoding. */
  mentiond_array headers; /* of mentiond_header: of the final answer, names in lower case. */
  int64_t retry_after_us; /* From now; 0: none. */
  int64_t max_age_us;     /* Cache-Control or Expires; 0: none. */
  int64_t elapsed_us;
} mentiond_fetch_result;

typedef struct mentiond_fetch_sink {
  size_t size;
  void* context;
  void (*done)(void* context, const mentiond_fetch_result* result);
} mentiond_fetch_sink;

/* Event-driven: `submit` starts, `run_once` makes progress and reports what has ended. Each submitted request
 * is reported exactly once, cancelled ones included. */
typedef struct mentiond_fetch_table {
  size_t size;
  mentiond_status (*create)(const mentiond_setup* setup, void** instance, const mentiond_call* call);
  void (*destroy)(void* instance);
  int32_t (*accepts)(void* instance, mentiond_text url); /* 1 if the plugin speaks the URL's scheme. */
  mentiond_status (*submit)(void* instance, const mentiond_fetch_request* request, const mentiond_call* call);
  mentiond_status (*run_once)(void* instance, int64_t timeout_us, const mentiond_fetch_sink* sink,
                              const mentiond_call* call);
  void (*wake)(void* instance);                /* THREAD-SAFE: a waiting run_once returns soon. */
  void (*cancel)(void* instance, uint64_t id); /* THREAD-SAFE: ends the request at the next run_once. */
} mentiond_fetch_table;

/* ---- normalise ---- */

typedef struct mentiond_document {
  size_t size;
  mentiond_text body;
  mentiond_text url;          /* Final; may be empty. */
  mentiond_text content_type; /* The header, as written; may be empty. */
  mentiond_array headers;     /* of mentiond_header, names in lower case */
  mentiond_time retrieved;
  mentiond_text feed;     /* The feed's id. */
  mentiond_text timezone; /* IANA name configured for the feed; empty: none. */
  mentiond_text language; /* Configured for the feed; empty: none. */
  int32_t inspect;        /* 1: fill mentiond_feed.inspect and mentiond_article.entry. */
  int32_t reserved;
} mentiond_document;

/* What the document says of itself. Emitted once, after the articles. */
typedef struct mentiond_feed {
  size_t size;
  mentiond_text format;   /* rss20, atom10, ...: INTERFACES, `inspect`. */
  mentiond_text encoding; /* Lower case. */
  int32_t well_formed;
  int32_t reserved;
  mentiond_text error;
  mentiond_text title;
  mentiond_text link; /* The site's home page. */
  mentiond_text language;
  mentiond_text hub; /* WebSub; empty: none. */
  mentiond_text self;
  int64_t ttl_us;        /* How often the feed says it changes; 0: not said. */
  mentiond_text inspect; /* JSON text, when asked. */
} mentiond_feed;

typedef struct mentiond_article_sink {
  size_t size;
  void* context;
  int32_t (*article)(void* context, const mentiond_article* article); /* 0: go on; 1: stop, enough. */
  void (*feed)(void* context, const mentiond_feed* feed);
} mentiond_article_sink;

typedef struct mentiond_normalise_table {
  size_t size;
  mentiond_status (*create)(const mentiond_setup* setup, void** instance, const mentiond_call* call);
  void (*destroy)(void* instance);
  /* 0 (not mine) to 100 (surely mine). `head` is the body's beginning, at least 1 KiB where there is as much.
   */
  int32_t (*accepts)(void* instance, mentiond_text content_type, mentiond_text head);
  /* REJECTED: the document is none of this kind; `fail` says what it seems to be. */
  mentiond_status (*normalise)(void* instance, const mentiond_document* document, const mentiond_article_sink* sink,
                               const mentiond_call* call);
  uint32_t revision; /* Raised when the same document gives other articles: the host re-hashes without alerts. */
  uint32_t reserved;
} mentiond_normalise_table;

/* ---- enrich ---- */

typedef struct mentiond_annotation_sink {
  size_t size;
  void* context;
  void (*language)(void* context, mentiond_text tag, double confidence);
  void (*quote)(void* context, const mentiond_quote* quote);
  void (*note)(void* context, mentiond_text note);
} mentiond_annotation_sink;

typedef struct mentiond_enrich_table {
  size_t size;
  mentiond_status (*create)(const mentiond_setup* setup, void** instance, const mentiond_call* call);
  void (*destroy)(void* instance);
  mentiond_status (*enrich)(void* instance, const mentiond_article* article, const mentiond_annotation_sink* sink,
                            const mentiond_call* call);
} mentiond_enrich_table;

/* ---- match ---- */

typedef struct mentiond_file {
  mentiond_text path;
  mentiond_text bytes;
  /* Since minor 1. Not 0: it is there for others to refer to, and left out where a file before it has a watchlist of
   * its name. Such files come last. */
  uint32_t for_reference;
  uint32_t reserved;
} mentiond_file;

enum { MENTIOND_ERROR = 0, MENTIOND_WARNING = 1, MENTIOND_NOTE = 2 };

/* A problem in a file. Lines and columns count characters from 1. */
typedef struct mentiond_diagnostic {
  mentiond_text file;
  uint32_t line;
  uint32_t column;
  uint32_t severity;
  uint32_t reserved;
  mentiond_text message;    /* What is wrong and what was expected. */
  mentiond_text suggestion; /* The nearest valid word, or what to write instead; may be empty. */
} mentiond_diagnostic;

typedef struct mentiond_diagnostic_sink {
  size_t size;
  void* context;
  void (*diagnostic)(void* context, const mentiond_diagnostic* diagnostic);
} mentiond_diagnostic_sink;

typedef struct mentiond_label {
  mentiond_text key;
  mentiond_text value;
} mentiond_label;

/* One watch of a program: an entity or a query. */
typedef struct mentiond_watch {
  size_t size;
  mentiond_text watchlist;
  mentiond_text watch;
  mentiond_text entity_id; /* Empty: a query. */
  mentiond_text entity_name;
  mentiond_text entity_type;
  mentiond_text entity_uri;
  mentiond_text severity;
  mentiond_array labels;  /* of mentiond_label */
  uint32_t for_reference; /* Since minor 1: as its file is. */
  uint32_t reserved;
} mentiond_watch;

typedef struct mentiond_watch_sink {
  size_t size;
  void* context;
  void (*watch)(void* context, const mentiond_watch* watch);
} mentiond_watch_sink;

/* One span, with its receipt. Offsets are UTF-8 bytes into the field's plain text, half open; `text` is what stands
 * there. The host leaves out a mention whose text does not stand there: the fields headline, standfirst, summary, body,
 * caption (of `media`), tag (names of `concepts`) and byline are known to it. start = end and no text: a mention
 * without a span, of a query of metadata alone. */
typedef struct mentiond_mention {
  size_t size;
  uint32_t watch; /* Its place in the order that `describe` gave. */
  uint32_t index; /* Which of several captions, tags, ... */
  uint32_t start;
  uint32_t end;
  mentiond_text role;  /* headline standfirst body quoted tag byline */
  mentiond_text alias; /* As the watchlist writes it. */
  mentiond_text clause;
  mentiond_text field; /* headline standfirst summary body caption tag byline ... */
  mentiond_text text;  /* As the article writes it. */
  mentiond_text sentence;
  mentiond_text note;
} mentiond_mention;

typedef struct mentiond_mention_sink {
  size_t size;
  void* context;
  void (*mention)(void* context, const mentiond_mention* mention);
} mentiond_mention_sink;

typedef struct mentiond_text_sink {
  size_t size;
  void* context;
  void (*text)(void* context, mentiond_text text);
} mentiond_text_sink;

/* In how many articles of a sample an alias was found. */
typedef struct mentiond_alias_hits {
  mentiond_text alias; /* As in mentiond_mention, */
  uint32_t watch;      /* and so is this. */
  uint32_t articles;
} mentiond_alias_hits;

/* Two levels: a program is compiled once, immutable, shared by all threads; a session is one worker's. */
typedef struct mentiond_match_table {
  size_t size;
  /* REJECTED where a diagnostic of severity ERROR was given. `program` is set only on OK. */
  mentiond_status (*compile)(const mentiond_setup* setup, mentiond_array files /* of mentiond_file */,
                             const mentiond_diagnostic_sink* diagnostics, void** program, const mentiond_call* call);
  void (*release)(void* program);
  void (*describe)(const void* program, const mentiond_watch_sink* sink);                          /* THREAD-SAFE */
  mentiond_status (*open_session)(const void* program, void** session, const mentiond_call* call); /* THREAD-SAFE */
  void (*close_session)(void* session);
  mentiond_status (*match)(void* session, const mentiond_article* article, const mentiond_mention_sink* sink,
                           const mentiond_call* call);
  /* Runs the `tests:` of the files; a test that fails is a diagnostic. May be NULL. */
  mentiond_status (*run_tests)(const void* program, const mentiond_diagnostic_sink* diagnostics,
                               const mentiond_call* call);
  /* Advice on watches that will disappoint. May be NULL. */
  mentiond_status (*lint)(const void* program, const mentiond_diagnostic_sink* diagnostics, const mentiond_call* call);
  /* Why a watch did or did not match, as text for a person. May be NULL. */
  mentiond_status (*explain)(void* session, uint32_t watch, const mentiond_article* article,
                             const mentiond_text_sink* sink, const mentiond_call* call);
  /* Since minor 1. In place of `lint`, where a sample of the latest `articles` stored articles was matched: `hits` are
   * what was found there. May be NULL. */
  mentiond_status (*lint_sample)(const void* program, uint32_t articles,
                                 mentiond_array hits /* of mentiond_alias_hits */,
                                 const mentiond_diagnostic_sink* diagnostics, const mentiond_call* call);
} mentiond_match_table;

/* ---- alert ---- */

/* What is to be told to one recipient. `alerts` are alert objects as JSON text (INTERFACES, "The alert
 * object"). */
typedef struct mentiond_notification {
  size_t size;
  mentiond_text type;      /* alert.new alert.update alert.correction alert.resolved digest test */
  mentiond_text key;       /* The delivery key: webhook-id, Message-ID. The same on every retry. */
  mentiond_text recipient; /* One of those that `recipients` gave. */
  int64_t timestamp;       /* Of the event, microseconds since the epoch. */
  mentiond_array alerts;   /* of mentiond_text */
  /* Of a digest, and of whatever tells of several alerts. All may be empty. */
  mentiond_text group_key;    /* The same for every notification about this group. */
  mentiond_text group_labels; /* What its alerts were grouped by: a JSON object of strings. */
  uint64_t left_out;          /* Alerts of the group that are not among `alerts`. */
} mentiond_notification;

typedef struct mentiond_delivery {
  size_t size;
  mentiond_text key;
  mentiond_text recipient;
  mentiond_text payload; /* What `render` gave, byte for byte. */
  uint32_t attempt;      /* From 1. */
  uint32_t reserved;
  int64_t timeout_us;
} mentiond_delivery;

enum { MENTIOND_DELIVERED = 0, MENTIOND_RETRY = 1, MENTIOND_REFUSED = 2, MENTIOND_DISABLE = 3 };

typedef struct mentiond_outcome {
  size_t size;
  uint32_t outcome;
  int32_t code; /* The other side's: HTTP status or SMTP reply; 0: none. */
  int64_t retry_after_us;
  mentiond_text answer; /* The other side's words, cut to 1 KiB, without secrets. */
} mentiond_outcome;

typedef struct mentiond_outcome_sink {
  size_t size;
  void* context;
  void (*outcome)(void* context, const mentiond_outcome* outcome);
} mentiond_outcome_sink;

typedef struct mentiond_alert_table {
  size_t size;
  mentiond_status (*create)(const mentiond_setup* setup, void** instance, const mentiond_call* call);
  void (*destroy)(void* instance);
  /* Each recipient gets a notification, an outbox entry and an outcome of its own. At least one. */
  void (*recipients)(void* instance, const mentiond_text_sink* sink);
  /* Once for each notification; the bytes are kept in the outbox. */
  mentiond_status (*render)(void* instance, const mentiond_notification* notification,
                            const mentiond_text_sink* payload, const mentiond_call* call);
  /* Blocks at most timeout_us. Gives one outcome; INTERNAL counts as refused. */
  mentiond_status (*deliver)(void* instance, const mentiond_delivery* delivery, const mentiond_outcome_sink* sink,
                             const mentiond_call* call);
  void (*cancel)(void* instance); /* THREAD-SAFE: a delivery under way, and every later one, ends soon, as RETRY. */
  /* After some deliveries, before the host notes them as done: what they wrote is safe from here on. So several share
   * the cost of a disk's sync. Where it fails, those DELIVERED since the last flush are tried again. May be NULL. */
  mentiond_status (*flush)(void* instance, const mentiond_call* call);
  /* What is wrong in files that the settings name, such as templates; `create` refuses what is wrong with the settings
   * themselves. Asked before a configuration is used, which an ERROR prevents. May be NULL. */
  mentiond_status (*check)(void* instance, const mentiond_diagnostic_sink* diagnostics, const mentiond_call* call);
} mentiond_alert_table;

#ifdef __cplusplus
}
#endif
#endif /* MENTIOND_SDK_ABI_H */
