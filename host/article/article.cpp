#include "host/article/article.h"

#include <algorithm>

namespace mentiond::article {
namespace {

std::string_view value_of(const std::vector<LabelledText>& texts, std::string_view role) {
  for (const LabelledText& text : texts) {
    if (text.role == role && text.content_type != "text/html") return text.value;
  }
  return {};
}

ConceptKind kind_of(std::string_view entity_type) {
  if (entity_type == "person") return ConceptKind::kPerson;
  if (entity_type == "organisation") return ConceptKind::kOrganisation;
  if (entity_type == "place") return ConceptKind::kPlace;
  if (entity_type == "event") return ConceptKind::kEvent;
  if (entity_type == "product") return ConceptKind::kObject;
  return ConceptKind::kSubject;  // topic, or none
}

}  // namespace

std::string_view Article::headline() const { return value_of(headlines, "main"); }

std::string_view Article::standfirst() const {
  const std::string_view standfirst = value_of(descriptions, "standfirst");
  return standfirst.empty() ? value_of(descriptions, "summary") : standfirst;
}

std::string_view Article::body() const {
  for (const LabelledText& text : bodies) {
    if (text.content_type == "text/plain") return text.value;
  }
  return {};
}

void add_mentioned_entities(Article& article) {
  std::erase_if(article.concepts, [](const Concept& known) { return known.rel == "mentions"; });
  for (const Mention& mention : article.mentions) {
    if (mention.entity.id.empty()) continue;
    const ConceptKind kind = kind_of(mention.entity.type);
    const bool there = std::any_of(article.concepts.begin(), article.concepts.end(), [&](const Concept& known) {
      return known.rel == "mentions" && known.literal == mention.watch && known.kind == kind;
    });
    if (there) continue;
    article.concepts.push_back({kind, mention.entity.name, "mentions", mention.entity.uri, mention.watch, {}, {}});
  }
}

}  // namespace mentiond::article
