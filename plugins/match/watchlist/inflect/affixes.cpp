// Hebrew and Arabic prefixes, and Korean particles: what is written without a space before or behind a name.
#include "plugins/match/watchlist/inflect/words.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

/// And; that, when, once, since; in, to, like, from, the, from the: in this order, each if it is there.
constexpr std::u32string_view kAnd[] = {U"", U"ו"}, kThat[] = {U"", U"ש", U"כש", U"לכש", U"מש"},
                              kPrepositions[] = {U"", U"ב", U"ל", U"כ", U"מ", U"ה", U"מה"};
/// Those that swallow the article.
constexpr std::u32string_view kSwallowing = U"בלכ";
/// And, then, with, like, to.
constexpr std::u32string_view kArabic[] = {U"و", U"ف", U"ب", U"ك", U"ل", U"وب", U"وك", U"ول", U"فب", U"فل", U"فك"};
constexpr std::u32string_view kArticle = U"ال", kToThe = U"لل";
constexpr std::u32string_view kToTheArticle[] = {U"", U"و", U"ف"};

/// After a vowel, and after a consonant; one where both are alike.
struct Particle {
  std::u32string_view vowel, consonant;
};
constexpr Particle kKorean[] = {
    {U"는", U"은"},           {U"가", U"이"},         {U"를", U"을"},         {U"와", U"과"},
    {U"로", U"으로"},         {U"의", U"의"},         {U"에", U"에"},         {U"도", U"도"},
    {U"만", U"만"},           {U"에서", U"에서"},     {U"에게", U"에게"},     {U"께", U"께"},
    {U"께서", U"께서"},       {U"까지", U"까지"},     {U"부터", U"부터"},     {U"보다", U"보다"},
    {U"처럼", U"처럼"},       {U"마저", U"마저"},     {U"조차", U"조차"},     {U"나", U"이나"},
    {U"라", U"이라"},         {U"며", U"이며"},       {U"란", U"이란"},       {U"랑", U"이랑"},
    {U"라는", U"이라는"},     {U"라고", U"이라고"},   {U"다", U"이다"},       {U"야", U"이야"},
    {U"든", U"이든"},         {U"에는", U"에는"},     {U"에도", U"에도"},     {U"에만", U"에만"},
    {U"에서는", U"에서는"},   {U"에서도", U"에서도"}, {U"에서의", U"에서의"}, {U"에게는", U"에게는"},
    {U"에게서", U"에게서"},   {U"로서", U"으로서"},   {U"로써", U"으로써"},   {U"로는", U"으로는"},
    {U"로부터", U"으로부터"}, {U"와의", U"과의"},     {U"와는", U"과는"},     {U"와도", U"과도"},
    {U"만이", U"만이"},       {U"만은", U"만은"},     {U"까지도", U"까지도"}, {U"까지는", U"까지는"},
    {U"부터는", U"부터는"},   {U"하고", U"하고"},     {U"한테", U"한테"},     {U"에겐", U"에겐"},
    {U"에선", U"에선"},       {U"에게도", U"에게도"}, {U"께서는", U"께서는"}, {U"로의", U"으로의"},
    {U"로선", U"으로선"},     {U"까지의", U"까지의"}, {U"라며", U"이라며"},   {U"라도", U"이라도"},
    {U"만큼", U"만큼"},       {U"뿐", U"뿐"},         {U"마다", U"마다"},     {U"입니다", U"입니다"}};

bool is_syllable(char32_t c) { return c >= 0xAC00 && c < 0xD7A4; }

}  // namespace

void hebrew(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  const Letters& first = name.words().front().letters;
  // Likud is HaLikud, and in it is BaLikud. What is short may be another word: HaAretz, BaAretz (in the country).
  constexpr std::size_t kShortest = 4;
  const bool like_article = first.size() > 1 && first[0] == U'ה' && type != "person";
  const bool has_article = like_article && (first.size() > kShortest || name.words().size() > 1);
  for (const std::u32string_view a : kAnd) {
    for (const std::u32string_view b : kThat) {
      for (const std::u32string_view c : kPrepositions) {
        if (b.size() > 1 && b != U"כש" && !c.empty()) continue;
        const Letters prefix = Letters(a) + Letters(b) + Letters(c);
        forms.push_back(name.with_first(prefix + first));
        // B"Haaretz": the name in quotation marks, the prefix before them. Behind gershayim stands one letter.
        if (!prefix.empty() && first.size() > 1) forms.push_back(name.with_first(prefix + U'"' + first) + '"');
        if (has_article && c.size() == 1 && kSwallowing.find(c[0]) != std::u32string_view::npos)
          forms.push_back(name.with_first(prefix + first.substr(1)));
      }
    }
  }
}

void arabic(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  const Letters& first = name.words().front().letters;
  const bool has_article = first.size() > 3 && first.compare(0, 2, kArticle) == 0;
  const Letters bare = has_article ? first.substr(2) : first, with_article = Letters(kArticle) + bare;
  // Names of persons get none: "محمد" is not "المحمد".
  const bool may_have = has_article || type != "person";
  for (const std::u32string_view prefix : kArabic) {
    const bool to = prefix.back() == U'ل';
    if (!has_article) forms.push_back(name.with_first(Letters(prefix) + bare));
    if (!to && may_have) forms.push_back(name.with_first(Letters(prefix) + with_article));
  }
  if (!may_have) return;
  // Three of one letter are written as two: "الليكود", "لليكود".
  const std::u32string_view to_the = bare[0] == U'ل' ? kToThe.substr(1) : kToThe;
  for (const std::u32string_view prefix : kToTheArticle)
    forms.push_back(name.with_first(Letters(prefix) + Letters(to_the) + bare));
  if (!has_article) forms.push_back(name.with_first(with_article));
}

void korean(const Name& name, std::vector<std::string>& forms) {
  const Letters& last = name.words().back().letters;
  const char32_t end = last.back();
  // How a word of other letters ends is heard and not seen.
  constexpr std::uint32_t kFinals = 28, kRieul = 8;
  const bool known = is_syllable(end);
  const std::uint32_t final = known ? (end - 0xAC00) % kFinals : 0;
  const auto add = [&](std::u32string_view particle) { forms.push_back(name.with_last(last + Letters(particle))); };
  for (const Particle& particle : kKorean) {
    const bool ro = particle.vowel[0] == U'로';
    if (!known || final == 0 || (ro && final == kRieul)) add(particle.vowel);
    if (!known || (final != 0 && !(ro && final == kRieul))) add(particle.consonant);
  }
}

}  // namespace mentiond::plugins::watchlist::inflect
