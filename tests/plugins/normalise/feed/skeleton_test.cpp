#include "plugins/normalise/feed/skeleton.h"

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <random>

#include "tests/plugins/normalise/feed/repair.h"

namespace mentiond::plugins::feed {
namespace {

// All that a parser says, texts joined however they were cut.
class Recorder final : public XmlEvents {
 public:
  void start(const Name& name, const Attributes& attributes) override {
    (events += "\n<") += name.written;
    for (const Attribute& one : attributes.all()) {
      events.append(" ").append(one.name.written).append("=[").append(one.value).append("]");
    }
    events += ">\n";
  }
  void end() override { events += "\n</>\n"; }
  void text(std::string_view text) override { events += text; }

  std::string events;
};

class Whole final : public XmlSource {
 public:
  explicit Whole(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(to, text_.data() + at_, count);
    at_ += count;
    return count;
  }
  std::string_view text_of(std::string_view) override { return {}; }
  std::size_t line_at(std::size_t) const override { return 0; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

struct Reading {
  std::string events, error;
  bool well_formed = false;
};

template <class Source>
Reading read(Source source) {
  Recorder recorder;
  const XmlOutcome outcome = read_xml(source, recorder);
  return {recorder.events, outcome.error, outcome.well_formed};
}

std::string skeleton_of(std::string_view text, std::size_t step = 4000) {
  Skeleton skeleton(text);
  std::string all, part(step, '\0');
  while (const std::size_t count = skeleton.read(part.data(), step)) all.append(part, 0, count);
  return all;
}

const std::string kLong(100, 'x');

using Random = std::mt19937;

// A document that is well formed, or nearly.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string document() {
    std::string text = pick({"", "<?xml version='1.0'?>", "<?xml version=\"1.0\"?>\r\n<!-- c -->\n"});
    text += "<r>";
    for (int i = 0; i < 6; ++i) text += node(0);
    return text + "</r>" + pick({"", "\n", "<!-- end -->"});
  }

 private:
  std::string pick(std::initializer_list<const char*> all) { return all.begin()[random_() % all.size()]; }

  std::string piece() {
    switch (random_() % 12) {
      case 0:
        return kLong + pick({"", " ", "\n", "\r\n", "\rx"});
      case 1:
        return "<![CDATA[" + pick({"", "a", "<p>b</p> & c\r\nd", "]]", "<![CDATA["}) + "]]>";
      case 2:
        return "<!--" + pick({"", " <a> ", "&lt;"}) + "-->";
      case 3:
        return pick({"&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&amp;lt;", "&#60;", "&#x26;", "&#146;"});
      case 4:
        return pick({"&nbsp;", "&eacute;", "&nothing;", "& ", "AT&T", "&", "&#;", "&amp"});
      case 5:
        return pick({"a < b", "<3", "1 <= 2", "< "});
      case 6:
        return "<?php echo 1 ?>";
      case 7:
        return pick({"привет", "日本", "\xF0\x9F\x98\x80"});
      default:
        return pick({"word ", "\n   ", "two words", "\t", "'quoted'", "\"", "=", "]", ">"});
    }
  }

  std::string node(int depth) {
    if (depth > 4 || random_() % 3 == 0) return piece();
    const std::string name = pick({"a", "item", "dc:title", "_x"});
    std::string text = "<" + name;
    if (random_() % 3 == 0)
      text += pick({" b=\"1\"", " c='&lt;&quot;\"'", " d=\"x > y\" e=''", " f = \"&eacute;&amp;\"", "\n g='a/'"});
    if (random_() % 8 == 0) return text + pick({"/>", " />"});
    text += ">";
    for (auto i = random_() % 5; i > 0; --i) text += node(depth + 1);
    return text + "</" + name + pick({">", " >"});
  }

  Random random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(longer_texts_are_marks) {
  BOOST_CHECK_EQUAL(skeleton_of("<a><b>short</b><c>" + kLong + "</c><d><![CDATA[<p>]]></d><e>&lt;</e></a>"),
                    "<a><b>short</b><c><?t0?></c><d><?t1?></d><e><?t2?></e></a>");
}

BOOST_AUTO_TEST_CASE(a_skeleton_is_the_same_in_whatever_parts_it_is_read) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const std::string text = Generator(seed).document();
    BOOST_REQUIRE_EQUAL(skeleton_of(text, 1), skeleton_of(text));
  }
}

BOOST_AUTO_TEST_CASE(the_parser_says_the_same_as_of_the_whole_text) {
  std::size_t marked = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string text = Generator(seed).document();
    const Reading got = read(Skeleton(text));
    const Reading expected = read(Whole(test::repair(text)));
    BOOST_REQUIRE_MESSAGE(got.events == expected.events && got.well_formed == expected.well_formed,
                          "seed " << seed << ": " << text << "\n--- got\n"
                                  << got.events << "\n--- expected\n"
                                  << expected.events);
    marked += skeleton_of(text).find("<?t") != std::string::npos ? 1 : 0;
  }
  BOOST_CHECK_GT(marked, 1000);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_marks_are_told_apart) {
  std::string text = "<a>", expected;
  for (int i = 0; i < 100'000; ++i) text += "<b><![CDATA[" + std::to_string(i) + "]]></b>";
  text += "</a>";
  const Reading got = read(Skeleton(text));
  BOOST_CHECK(got.well_formed);
  for (const int i : {0, 255, 256, 257, 99'999}) {
    BOOST_CHECK(got.events.find("\n<b>\n" + std::to_string(i) + "\n</>\n") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_doctype_goes_with_all_that_it_declares) {
  const std::string text =
      "<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM \"x.dtd\" [<!ENTITY a \"b\"><!ENTITY % c SYSTEM "
      "\"file:///d\">]><rss>&a;</rss>";
  BOOST_CHECK_EQUAL(Skeleton(text).doctype(), "<!DOCTYPE rss SYSTEM \"x.dtd\" ");
  BOOST_CHECK_EQUAL(read(Skeleton(text)).events, "\n<rss>\n&a;\n</>\n");
}

BOOST_AUTO_TEST_CASE(references_in_values_that_markup_could_be_made_of_stay_references) {
  BOOST_CHECK_EQUAL(skeleton_of("<a b=\"&lt;&quot;\" c='&amp;amp; &eacute;&#8230;'/>"),
                    "<a b=\"&#60;&#34;\" c='&#38;amp; é…'/>");
}

BOOST_AUTO_TEST_CASE(markup_in_a_value_is_mended_where_the_value_ends_as_one) {
  BOOST_CHECK_EQUAL(read(Skeleton("<a title=\"<b>x</b>\" c=\"d\">e</a>")).events,
                    "\n<a title=[<b>x</b>] c=[d]>\ne\n</>\n");
  // Here the quote was lost.
  BOOST_CHECK_EQUAL(skeleton_of("<r><a title=\"x><b>y</b></a></r>"), "<r><a title=\"x><b>y</b></a></r>");
}

BOOST_AUTO_TEST_CASE(faults_name_the_line_of_the_document) {
  const auto error_of = [](std::string_view text) {
    Skeleton skeleton(text);
    Recorder recorder;
    const XmlOutcome outcome = read_xml(skeleton, recorder);
    return skeleton.error().empty() ? outcome.error : skeleton.error();
  };
  BOOST_CHECK_EQUAL(error_of("<a>\n\n<b>x & y</b></a>"), "line 3: a bare & or an unknown entity");
  BOOST_CHECK_EQUAL(error_of("<a>\n<b><![CDATA[x"), "line 2: a CDATA section that is not finished");
  BOOST_CHECK_EQUAL(error_of("<a><b><![CDATA[\n\n\n]]></b>\n<c><d></c></a>"),
                    "line 5: Opening and ending tag mismatch: d and c");
  BOOST_CHECK_EQUAL(error_of("\n <?xml version='1.0'?><a/>"), "2 bytes of white space before the document");
  BOOST_CHECK_EQUAL(error_of("<a>&nbsp;&eacute;</a>"), "2 HTML entities without a DOCTYPE");
  BOOST_CHECK_EQUAL(error_of("<a>" + kLong + "]]></a>"), "line 1: a bare ]]>");
}

}  // namespace mentiond::plugins::feed
