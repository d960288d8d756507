#include "host/pipeline/writer.h"

#include <algorithm>
#include <utility>

namespace mentiond::pipeline {
namespace {

const FeedOptions& options_of(const Intake& intake) {
  static const FeedOptions kUsual;
  const auto found = intake.generation->feeds.find(intake.before.feed);
  return found == intake.generation->feeds.end() ? kUsual : found->second;
}

/// Whether an article belongs to its feed's baseline: stored and matched, and nobody hears of it. What bears no date
/// counts as old.
bool is_silent(const Intake& intake, const FeedOptions& options, const article::Article& article) {
  if (intake.before.baseline_done || options.backfill_all) return false;
  const std::optional<article::Timestamp>& told = article.published ? article.published : article.updated;
  if (!options.backfill_since || !told) return true;
  return told->us < intake.retrieved - *options.backfill_since;
}

/// While an article is written it has the id of the one that its claim leads to. Its feed claims by the article's own,
/// which a second try after a rollback needs again.
class LentId final {
 public:
  LentId(std::string& id, std::string lent) : id_(id), own_(std::exchange(id, std::move(lent))) {}
  ~LentId() { id_ = std::move(own_); }
  LentId(const LentId&) = delete;
  LentId& operator=(const LentId&) = delete;

 private:
  std::string& id_;
  std::string own_;
};

bool is_stored_to_its_end(const Intake& intake) { return intake.next_state == nullptr; }

}  // namespace

Writer::Writer(const article::Clock& clock, Transact transact) : clock_(clock), transact_(std::move(transact)) {}

Written Writer::write(std::vector<Intake>& batch, std::size_t most_articles) {
  std::vector<Slice> slices;
  std::size_t room = most_articles;
  for (Intake& intake : batch) {
    const std::size_t taken = std::min(room, intake.articles.size() - intake.written);
    slices.push_back({&intake, intake.written + taken, intake.anything_new});
    room -= taken;
    if (room == 0) break;
  }
  Written written;
  transact_([&](Repositories store) {
    const Micros now = clock_.now();
    begin(now, store);
    for (Slice& slice : slices) write_slice(slice, now, store, written);
    if (written.alerts == 0) return;
    alert::Router router(slices.back().intake->generation->routing, store.alerts, now);
    written.notifications = router.tell_due().notifications;
  });
  stories_.commit();
  for (const Slice& slice : slices) {
    Intake& intake = *slice.intake;
    intake.written = slice.end;
    intake.anything_new = slice.anything_new;
    if (intake.written == intake.articles.size()) intake.next_state = nullptr;
  }
  std::erase_if(batch, is_stored_to_its_end);
  return written;
}

/// What the last process knew of stories is read once, before the first article is written. A transaction that failed
/// is undone here.
void Writer::begin(Micros now, Repositories store) {
  if (!recalled_) {
    stories_ = story::Index();
    store.articles.recall([&](std::int64_t story, const story::Record& record) { stories_.restore(story, record); });
    recalled_ = true;
  }
  stories_.begin(now);
}

void Writer::write_slice(Slice& slice, Micros now, Repositories store, Written& written) {
  const Intake& intake = *slice.intake;
  look_up_watches(intake.generation);
  alert::Router router(intake.generation->routing, store.alerts, now);
  for (std::size_t i = intake.written; i < slice.end; ++i) {
    slice.anything_new |= write_article(intake, slice.intake->articles[i], now, store, router, written);
  }
  if (slice.end < intake.articles.size()) return;
  written.settled.push_back(intake.next_state(slice.anything_new));
  store.feeds.put(written.settled.back());
}

// What else is set on the article follows from the claim alone: a second try after a rollback sets it again.
bool Writer::write_article(const Intake& intake, article::Article& article, Micros now, Repositories store,
                           alert::Router& router, Written& written) {
  const story::Claim claim = store.articles.claim(article, now);
  if (claim.novelty == story::Novelty::kKnown) return false;
  const LentId lent(article.id, claim.article_id);
  article.version = claim.version;
  const bool is_stored = story::is_stored(claim.novelty);
  article.story = find_story(article, claim, now, store);
  if (is_stored) store.articles.put(article, now);
  if (claim.novelty == story::Novelty::kQuiet) return false;
  const FeedOptions& options = options_of(intake);
  const alert::Occasion occasion{article, claim, is_silent(intake, options, article), options.name, options.tags, now};
  const alert::Planned planned = alert::plan(occasion, watches_, store.alerts, router);
  written.alerts += planned.alerts;
  if (!is_stored) return planned.alerts > 0;
  ++(claim.novelty == story::Novelty::kNew ? written.articles : written.versions);
  written.mentions += article.mentions.size();
  return true;
}

article::Story Writer::find_story(const article::Article& article, const story::Claim& claim, Micros now,
                                  Repositories store) {
  if (claim.novelty == story::Novelty::kCopy && claim.story != 0) {
    return store.articles.join_story(claim.story, article.id, now);
  }
  const story::Arrival arrival = story::arrival_of(article, now);
  const std::optional<story::Index::Match> match = stories_.find(arrival);
  std::int64_t number = claim.story;
  if (number == 0) number = match ? match->story : store.articles.open_story(article, now);
  article::Story story = store.articles.join_story(number, article.id, now);
  if (match && match->story == number && story.id != article.id) story.similarity = match->similarity;
  store.articles.remember(number, stories_.add(number, arrival, story.size == 1));
  return story;
}

void Writer::look_up_watches(const std::shared_ptr<const Generation>& generation) {
  if (indexed_ == generation) return;
  watches_ = alert::WatchIndex(generation->watches);
  indexed_ = generation;
}

}  // namespace mentiond::pipeline
