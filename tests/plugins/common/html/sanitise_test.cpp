#include "plugins/common/html/sanitise.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

#include "tests/plugins/common/html/safety.h"

using mentiond::common::html::Sanitised;
using mentiond::common::html::Sanitiser;

namespace {

std::string html(std::string_view input, std::string_view base = {}) { return Sanitiser()(input, base).html; }
std::string text(std::string_view input) { return Sanitiser()(input).text; }

bool is_active(std::string_view output) { return !mentiond::test::SafetyChecker()(output).empty(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(sanitiser)

BOOST_AUTO_TEST_CASE(what_is_on_the_list_passes) {
  const std::string kept = "<p class=\"x\">one <em>two</em> <a href=\"https://a.example/\">three</a></p>";
  BOOST_CHECK_EQUAL(html(kept), kept);
}

BOOST_AUTO_TEST_CASE(a_script_goes_with_its_text_and_an_unknown_element_does_not) {
  BOOST_CHECK_EQUAL(html("a<script>b</script>c<blink>d</blink><made-up>e</made-up>"), "acde");
  BOOST_CHECK_EQUAL(text("a <script>b</script> c"), "a c");
}

BOOST_AUTO_TEST_CASE(what_is_dropped_ends_with_the_element_around_it) {
  BOOST_CHECK_EQUAL(html("<div><button>x</div><p>kept</p>"), "<div></div><p>kept</p>");
  BOOST_CHECK_EQUAL(html("<button><button>x</button>y</button>z"), "z");
}

BOOST_AUTO_TEST_CASE(links_become_absolute) {
  BOOST_CHECK_EQUAL(html("<a href=\"../x?a=1&amp;b=2\">y</a>", "https://a.example/b/c/"),
                    "<a href=\"https://a.example/b/x?a=1&amp;b=2\">y</a>");
  BOOST_CHECK_EQUAL(html("<img srcset=\"a.jpg 1x, /b.jpg 2x\">", "https://a.example/c/"),
                    "<img srcset=\"https://a.example/c/a.jpg 1x, https://a.example/b.jpg 2x\" />");
}

BOOST_AUTO_TEST_CASE(of_an_attribute_that_stands_twice_the_first_counts) {
  BOOST_CHECK_EQUAL(html("<a href=\"/x\" href=\"/y\">z</a>"), "<a href=\"/x\">z</a>");
}

BOOST_AUTO_TEST_CASE(tracking_pixels_go_and_pictures_stay) {
  BOOST_CHECK_EQUAL(html("<img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\">"), "");
  BOOST_CHECK_EQUAL(html("<img width=0 height=0 src=\"https://t.example/p.gif\">"), "");
  BOOST_CHECK_EQUAL(html("<img src=\"https://t.example/rule.gif\" width=\"600\" height=\"1\">"),
                    "<img src=\"https://t.example/rule.gif\" width=\"600\" height=\"1\" />");
}

BOOST_AUTO_TEST_CASE(the_output_is_balanced) {
  BOOST_CHECK_EQUAL(html("<b>a<i>b"), "<b>a<i>b</i></b>");
  BOOST_CHECK_EQUAL(html("a</b></p>c"), "ac");
  BOOST_CHECK_EQUAL(html("<p>one<p>two<div>three"), "<p>one</p><p>two</p><div>three</div>");
  BOOST_CHECK_EQUAL(html("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"),
                    "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>");
  BOOST_CHECK_EQUAL(html("<dl><dt>a<dd>b<dt>c</dl>"), "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
  BOOST_CHECK_EQUAL(html("<table><tr><td>a<td>b<tr><td>c</table>"),
                    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>");
  BOOST_CHECK_EQUAL(html("<li><u>a<li>b"), "<li><u>a</u></li><li>b</li>");
  BOOST_CHECK_EQUAL(html("<div><table><tr><td></div>x</table>y</div>"),
                    "<div><table><tr><td>x</td></tr></table>y</div>");
}

BOOST_AUTO_TEST_CASE(a_lone_angle_bracket_is_text) {
  BOOST_CHECK_EQUAL(html("1 < 2 <3 && 4"), "1 &lt; 2 &lt;3 &amp;&amp; 4");
  BOOST_CHECK_EQUAL(text("1 < 2 <3"), "1 < 2 <3");
  BOOST_CHECK_EQUAL(text("never ends <!DOCTYPE"), "never ends <!DOCTYPE");
}

BOOST_AUTO_TEST_CASE(references_are_read_as_a_browser_reads_them) {
  BOOST_CHECK_EQUAL(text("&#147;caf&eacute;&#148; &#x2019; &hellip;"), "“café” ’ …");
  BOOST_CHECK_EQUAL(text("AT&amp;T AT&ampT &amp &copy 2023 &unknown; &#65 x"), "AT&T AT&ampT & © 2023 &unknown; A x");
  BOOST_CHECK_EQUAL(html("<a href=\"?a=1&copy=2\">x</a>"), "<a href=\"?a=1&amp;copy=2\">x</a>");
}

BOOST_AUTO_TEST_CASE(plain_text_has_paragraphs_parted_by_one_blank_line) {
  BOOST_CHECK_EQUAL(text("<p>One\n two.</p>\n\n<p>Three.<br>Four.<br><br>Five.</p><ul><li>a</li><li>b</li></ul>"),
                    "One two.\n\nThree.\nFour.\n\nFive.\n\na\nb");
  BOOST_CHECK_EQUAL(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a b\nc");
  BOOST_CHECK_EQUAL(text("<pre>a\n b</pre>"), "a\nb");
}

BOOST_AUTO_TEST_CASE(captions_belong_to_their_pictures_and_not_to_the_text) {
  const Sanitised made = Sanitiser()(
      "<p>a</p><figure><img src=\"/x.jpg\" width=\"20\" height=\"10\" alt=\"alt\"><figcaption>cap <b>t</b>"
      "</figcaption></figure><p>b</p>",
      "https://a.example/");
  BOOST_CHECK_EQUAL(made.text, "a\n\nb");
  BOOST_REQUIRE_EQUAL(made.media.size(), 1);
  BOOST_CHECK_EQUAL(made.media[0].url, "https://a.example/x.jpg");
  BOOST_CHECK_EQUAL(made.media[0].caption, "cap t");
  BOOST_CHECK_EQUAL(made.media[0].width, 20);
}

BOOST_AUTO_TEST_CASE(a_caption_before_its_picture_is_its_caption_too) {
  const Sanitised made = Sanitiser()(
      "<figure><figcaption>one</figcaption><img src=\"https://a.example/1\"></figure>"
      "<figure><img src=\"https://a.example/2\" title=t><figcaption>two</figcaption><img src=\"https://a.example/3\">"
      "<figcaption>three</figcaption></figure><img src=\"https://a.example/4\" title=four>");
  BOOST_REQUIRE_EQUAL(made.media.size(), 4);
  BOOST_CHECK_EQUAL(made.media[0].caption, "one");
  BOOST_CHECK_EQUAL(made.media[1].caption, "two");
  BOOST_CHECK_EQUAL(made.media[2].caption, "three");
  BOOST_CHECK_EQUAL(made.media[3].caption, "four");
}

BOOST_AUTO_TEST_CASE(pictures_that_nobody_shall_see_go) {
  for (const char* const hidden :
       {"<img src=/x width=1>", "<img src=/x height=\"1px\" width=\"1px\">", "<img src=/x style=\"display:none\">",
        "<img src=/x style=\"width:1px; height:0\">"}) {
    BOOST_CHECK_EQUAL(html(hidden), "");
  }
  for (const char* const shown : {"<img src=/x style=\"border-width:1px\">", "<img src=/x style=\"height:1px\">"}) {
    BOOST_CHECK_MESSAGE(!html(shown).empty(), shown);
  }
}

BOOST_AUTO_TEST_CASE(names_are_kept_apart_from_those_of_the_page) {
  BOOST_CHECK_EQUAL(html("<p id=a name=\"content-b\">x</p><label for=\" c  d \">y</label>"),
                    "<p id=\"content-a\" name=\"content-b\">x</p><label for=\"content-c content-d\">y</label>");
  BOOST_CHECK_EQUAL(html("<map name=m></map><img src=\"https://a.example/\" usemap=\"/x#m\">"),
                    "<map name=\"content-m\"></map><img src=\"https://a.example/\" usemap=\"#content-m\" />");
  BOOST_CHECK_EQUAL(html("<a target=_blank>x</a><a target=top>y</a>"), "<a target=\"_blank\">x</a><a>y</a>");
}

BOOST_AUTO_TEST_CASE(of_a_source_set_each_address_is_judged) {
  BOOST_CHECK_EQUAL(
      html("<img srcset=\"a.jpg 1x,/b.jpg 2x, javascript:x 3x ,data:image/svg+xml;y 4x\">", "https://a.example/"),
      "<img srcset=\"https://a.example/a.jpg 1x, https://a.example/b.jpg 2x\" />");
}

BOOST_AUTO_TEST_CASE(svg_keeps_its_shapes_and_says_nothing) {
  const std::string drawing =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>t</title><defs><linearGradient "
      "id=\"content-g\">"
      "<stop offset=\"0\" stop-color=\"#fff\"></stop></linearGradient></defs><path d=\"M0 0L9,9z\" "
      "fill=\"url(#content-g)\">"
      "</path><text x=\"1\">label</text></svg>";
  BOOST_CHECK_EQUAL(html(drawing), drawing);
  BOOST_CHECK_EQUAL(text("<p>a</p>" + drawing + "<p>b</p>"), "a\n\nb");
  BOOST_CHECK_EQUAL(html("<SVG VIEWBOX='0 0 1 1'><LINEARGRADIENT ID=g /><rect fill='url(#g)'/></SVG>"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><linearGradient id=\"content-g\">"
                    "</linearGradient><rect fill=\"url(#content-g)\"></rect></svg>");
}

BOOST_AUTO_TEST_CASE(html_inside_of_svg_ends_it_but_in_a_description) {
  BOOST_CHECK_EQUAL(html("<svg><g><p>x"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg><p>x</p>");
  BOOST_CHECK_EQUAL(html("<svg><desc><b>x</b></desc></svg>y"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><desc><b>x</b></desc></svg>y");
  BOOST_CHECK_EQUAL(html("<svg><title><b>x</b></title></svg>y"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>y");
  BOOST_CHECK_EQUAL(html("<p><svg><desc><p>x</p></desc></svg>y"),
                    "<p><svg xmlns=\"http://www.w3.org/2000/svg\"><desc><p>x</p></desc></svg>y</p>");
  BOOST_CHECK_EQUAL(html("<div><svg><g></div>y"),
                    "<div><svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg></div>y");
}

BOOST_AUTO_TEST_CASE(mathml_passes_with_its_text) {
  const std::string formula =
      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow><mi "
      "mathvariant=\"bold\">a</mi><mo>+</mo>"
      "<mtext>if <b>x</b></mtext></mrow></math>";
  BOOST_CHECK_EQUAL(html(formula), formula);
  BOOST_CHECK_EQUAL(text("<p>So " + formula + " holds.</p>"), "So a+if x holds.");
  BOOST_CHECK_EQUAL(text("<math><semantics><mi>a</mi><annotation>\\alpha</annotation></semantics></math>"), "a");
  BOOST_CHECK_EQUAL(
      html("<math><mi xlink:href='/x'>a</mi></math>", "https://a.example/"),
      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "xlink:href=\"https://a.example/x\">a</mi></math>");
}

BOOST_AUTO_TEST_CASE(negative_margins_and_long_lengths_would_cover_the_page) {
  BOOST_CHECK_EQUAL(html("<p style=\"margin: -9px; width: 99999px; text-indent: -2em\">x</p>"),
                    "<p style=\"text-indent: -2em;\">x</p>");
  BOOST_CHECK_EQUAL(html("<p style=\"cursor: pointer; pause: 2s; cursor: url(x)\">x</p>"),
                    "<p style=\"cursor: pointer; pause: 2s;\">x</p>");
}

BOOST_AUTO_TEST_CASE(depth_is_limited_and_the_text_is_kept) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const Sanitised made = Sanitiser()(deep + "text");
  BOOST_CHECK_EQUAL(made.text, "text");
  BOOST_CHECK_LT(made.html.size(), 10'000);
}

// Twice the input is at most twice the output, with a margin for what closes it; and quadratic work on these sizes
// takes minutes, which ctest ends.
BOOST_AUTO_TEST_CASE(time_and_output_are_linear_in_what_hostile_input_repeats) {
  constexpr auto kRepeated = std::to_array<std::string_view>({"<",
                                                              "<a ",
                                                              "<a href=\"",
                                                              "</",
                                                              "<!",
                                                              "<!--",
                                                              "<!-- -",
                                                              "&",
                                                              "&#",
                                                              "&#0",
                                                              "&amp",
                                                              "<b>",
                                                              "</b>",
                                                              "<p>",
                                                              "<p><b>",
                                                              "<td>",
                                                              "<table><td>",
                                                              "<script>",
                                                              "<script></scrip",
                                                              "<svg>",
                                                              "<svg><desc>",
                                                              "<svg><title>",
                                                              "<math><mi>",
                                                              "<svg></p>",
                                                              "<a b='c",
                                                              "<a b=c ",
                                                              "<li><u>",
                                                              "<xmp></",
                                                              "<figcaption>",
                                                              "<figcaption>x</figcaption>",
                                                              "<img src=x>",
                                                              "<img src=x><figcaption>caption</figcaption>",
                                                              "<figure><img src=x><figcaption>caption",
                                                              "<a href=../../x>",
                                                              "<button><b></b>",
                                                              "<svg><g/><mask><g></mask>"});
  const auto size = [](std::string_view repeated, std::size_t bytes) {
    std::string input;
    while (input.size() < bytes) input += repeated;
    const Sanitised made = Sanitiser()(input, "https://a.example/some/where/");
    std::size_t captions = 0;
    for (const auto& medium : made.media) captions += medium.caption.size();
    return made.html.size() + made.text.size() + captions;
  };
  for (const std::string_view repeated : kRepeated) {
    const std::size_t once = size(repeated, 300'000), twice = size(repeated, 600'000);
    BOOST_CHECK_MESSAGE(twice <= 2 * once + 20'000, repeated << ": " << once << ", " << twice);
  }
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_hundred_thousand_attributes_is_read_once) {
  std::string same = "<p", different = "<p", listed = "<img src=x srcset=\"", styled = "<p style=\"";
  for (int i = 0; i < 100'000; ++i) {
    same += " class=x";
    different += " a" + std::to_string(i) + "=x";
    listed += "/x 1x, ";
    styled += "color:red;";
  }
  BOOST_CHECK_EQUAL(html(same + ">y"), "<p class=\"x\">y</p>");
  BOOST_CHECK_EQUAL(html(different + ">y"), "<p>y</p>");
  BOOST_CHECK_LT(html(listed + "\">", "https://a.example/").size(), 4'000'000);
  BOOST_CHECK_LT(html(styled + "\">y").size(), 2'000'000);
}

BOOST_AUTO_TEST_CASE(what_repeats_a_long_caption_or_base_does_not_grow_with_it) {
  std::string figure = "<figure>";
  for (int i = 0; i < 20'000; ++i) figure += "<img src=\"https://a.example/\">";
  const Sanitised made = Sanitiser()(figure + "<figcaption>" + std::string(200'000, 'x') + "</figcaption></figure>");
  std::size_t captions = 0;
  for (const auto& medium : made.media) captions += medium.caption.size();
  BOOST_CHECK_LT(captions, 16 * 200'001);
  std::string links;
  for (int i = 0; i < 20'000; ++i) links += "<a href=x></a>";
  BOOST_CHECK_LT(html(links, "https://a.example/" + std::string(100'000, 'y') + "/").size(), 1'000'000);
}

BOOST_AUTO_TEST_CASE(whole_and_cut_at_every_byte_the_output_is_inert_and_balanced) {
  const std::string input =
      "<div class=a><p>x &amp; y<img src=\"/a.png\" onerror=z><!-- c --><script>s</script>"
      "<ul><li>1<li>2</ul><a href='javascript:x'>l</a></div><table><tr><td>t</table>é";
  for (std::size_t n = 0; n <= input.size(); ++n) {
    const std::string safe = html(std::string_view(input).substr(0, n));
    BOOST_CHECK(!is_active(safe));
    BOOST_CHECK_EQUAL(html(safe), safe);
  }
}

BOOST_AUTO_TEST_SUITE_END()
