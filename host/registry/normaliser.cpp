// article::Normaliser over mentiond_normalise_table.
#include <algorithm>

#include "host/registry/adapters.h"
#include "host/registry/article_in.h"
#include "host/registry/instance.h"

namespace mentiond::registry {
namespace {

class Normaliser final : public article::Normaliser {
 public:
  Normaliser(const Library& library, const article::InstanceSettings& settings, const article::Clock& clock)
      : instance_(library, settings, clock) {}

  int accepts(std::string_view content_type, std::string_view head) const override {
    const int score = instance_.services().shielded(
        0, [&] { return instance_.table().accepts(instance_.get(), sdk::text(content_type), sdk::text(head)); });
    return std::clamp(score, 0, 100);
  }

  void normalise(const article::Document& document, article::ArticleSink& sink) override {
    headers_.clear();
    for (const auto& [name, value] : document.headers) headers_.push_back({sdk::text(name), sdk::text(value)});
    const mentiond_document crossing = cross(document);
    Call call(instance_.services().plugin());
    Emitting emitting{call, document, instance_.table().revision, sink, false};
    const mentiond_article_sink crossing_sink = {sizeof(crossing_sink), &emitting, &Normaliser::emit,
                                                 &Normaliser::emit_feed};
    call([&](const mentiond_call* c) {
      return instance_.table().normalise(instance_.get(), &crossing, &crossing_sink, c);
    });
  }

 private:
  struct Emitting {
    Call& call;
    const article::Document& document;
    std::uint32_t revision;
    article::ArticleSink& sink;
    bool enough;
  };

  mentiond_document cross(const article::Document& document) const {
    mentiond_document crossing{};
    crossing.size = sizeof(crossing);
    crossing.body = sdk::text(document.body);
    crossing.url = sdk::text(document.url);
    crossing.content_type = sdk::text(document.content_type);
    crossing.headers = sdk::array_of(headers_);
    crossing.retrieved = {document.retrieved, 0, 0};
    crossing.feed = sdk::text(document.feed);
    crossing.timezone = sdk::text(document.timezone);
    crossing.language = sdk::text(document.language);
    crossing.inspect = document.inspect ? 1 : 0;
    return crossing;
  }

  static int32_t emit(void* context, const mentiond_article* theirs) {
    Emitting& emitting = *static_cast<Emitting*>(context);
    if (emitting.enough) return 1;
    const bool went_well = emitting.call.host_side([&] {
      article::Article article = read_article(sdk::known(theirs));
      article.feed = emitting.document.feed;
      article.retrieved = emitting.document.retrieved;
      article.revision = emitting.revision;
      emitting.enough = !emitting.sink.article(std::move(article));
    });
    if (!went_well) emitting.enough = true;
    return emitting.enough ? 1 : 0;
  }

  static void emit_feed(void* context, const mentiond_feed* theirs) {
    Emitting& emitting = *static_cast<Emitting*>(context);
    emitting.call.host_side([&] { emitting.sink.feed(read_feed(sdk::known(theirs))); });
  }

  const Instance<mentiond_normalise_table> instance_;
  std::vector<mentiond_header> headers_;
};

}  // namespace

std::unique_ptr<article::Normaliser> adapt_normaliser(const Library& library, const article::InstanceSettings& settings,
                                                      const article::Clock& clock) {
  return std::make_unique<Normaliser>(library, settings, clock);
}

}  // namespace mentiond::registry
