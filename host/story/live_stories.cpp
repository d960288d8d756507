#include "host/story/live_stories.h"

namespace mentiond::story {

Slot LiveStories::open(std::int64_t number) {
  Slot slot = static_cast<Slot>(stories_.size());
  if (free_.empty()) {
    stories_.emplace_back();
    live_.push_back(false);
  } else {
    slot = free_.back();
    free_.pop_back();
    stories_[slot] = LiveStory{};
  }
  stories_[slot].number = number;
  live_[slot] = true;
  link_between(stories_[0].older, slot, 0);
  ++size_;
  return slot;
}

void LiveStories::renew(Slot slot) {
  unlink(slot);
  link_between(stories_[0].older, slot, 0);
}

void LiveStories::unopen(Slot slot) {
  close(slot);
  release(slot);
}

void LiveStories::restore(Slot slot, const LiveStory& before) {
  unlink(slot);
  stories_[slot] = before;
  link_between(before.older, slot, before.newer);
}

void LiveStories::close(Slot slot) {
  unlink(slot);
  stories_[slot].number = 0;
  live_[slot] = false;
  --size_;
}

void LiveStories::unlink(Slot slot) {
  LiveStory& story = stories_[slot];
  stories_[story.older].newer = story.newer;
  stories_[story.newer].older = story.older;
}

void LiveStories::link_between(Slot older, Slot slot, Slot newer) {
  stories_[slot].older = older;
  stories_[slot].newer = newer;
  stories_[older].newer = slot;
  stories_[newer].older = slot;
}

}  // namespace mentiond::story
