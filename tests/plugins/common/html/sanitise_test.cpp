#include "plugins/common/html/sanitise.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"

using mentiond::common::html::Sanitised;
using mentiond::common::html::Sanitiser;

namespace {

std::string html(std::string_view input, std::string_view base = {}) { return Sanitiser()(input, base).html; }
std::string text(std::string_view input) { return Sanitiser()(input).text; }

// Without the values of attributes, in which anything may stand.
std::string without_values(std::string_view output) {
  std::string names;
  while (!output.empty()) {
    const auto open = std::min(output.find("=\""), output.size());
    names += output.substr(0, open);
    const auto close = output.find('"', std::min(open + 2, output.size()));
    output.remove_prefix(close == output.npos ? output.size() : close + 1);
  }
  return names;
}

// Whatever a browser could run or load behind the reader's back.
bool is_active(std::string_view output) {
  const std::string lowered = mentiond::common::html::lower(output);
  constexpr auto kForbidden = std::to_array<std::string_view>({"<script",        "<style",
                                                               "<iframe",        "<frame",
                                                               "<object",        "<embed",
                                                               "<form",          "<input",
                                                               "<button",        "<select",
                                                               "<textarea",      "<link",
                                                               "<meta",          "<base",
                                                               "<template",      "<noscript",
                                                               "<applet",        "<xml",
                                                               "=\"javascript:", "=\"vbscript:",
                                                               "=\"data:text",   "=\"data:image/svg",
                                                               "expression(",    "url("});
  const auto occurs = [&](std::string_view what) { return lowered.find(what) != lowered.npos; };
  if (std::any_of(kForbidden.begin(), kForbidden.end(), occurs)) return true;
  const std::string names = without_values(lowered);
  for (auto at = names.find(" on"); at != names.npos; at = names.find(" on", at + 1)) {
    const auto open = names.rfind('<', at);
    if (open != names.npos && names.find('>', open) > at) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sanitiser)

BOOST_AUTO_TEST_CASE(what_is_on_the_list_passes) {
  const std::string kept = "<p class=\"x\">one <em>two</em> <a href=\"https://a.example/\">three</a></p>";
  BOOST_CHECK_EQUAL(html(kept), kept);
}

BOOST_AUTO_TEST_CASE(no_active_content_survives) {
  constexpr auto kAttacks = std::to_array<std::string_view>(
      {"<script>alert(1)</script>",
       "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
       "<script\n>alert(1)</script\n>",
       "<scr<script>ipt>alert(1)</scr</script>ipt>",
       "<<script>alert(1)//<</script>",
       "<img src=x onerror=alert(1)>",
       "<img src=\"x\"onerror=\"alert(1)\">",
       "<img/src=x/onerror=alert(1)>",
       "<img src='x' ONERROR='alert(1)'>",
       "<a href=\"javascript:alert(1)\">x</a>",
       "<a href=\" jav&#x09;ascript:alert(1)\">x</a>",
       "<a href=\"java\nscript:alert(1)\">x</a>",
       "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
       "<a href=javascript&colon;alert(1)>x</a>",
       "<a href=\"vbscript:msgbox(1)\">x</a>",
       "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
       "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
       "<img srcset=\"javascript:alert(1) 1x\">",
       "<svg><script>alert(1)</script></svg>",
       "<svg onload=alert(1)>",
       "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
       "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
       "<style>@import 'evil'</style>",
       "<p style=\"background:url(javascript:alert(1))\">x</p>",
       "<p style=\"width: expression(alert(1))\">x</p>",
       "<p style=\"-moz-binding: url(x)\">x</p>",
       "<p style=\"position:fixed;top:0\">x</p>",
       "<iframe src=\"https://evil.example\"></iframe>",
       "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
       "<object data=\"javascript:alert(1)\"></object>",
       "<embed src=\"javascript:alert(1)\">",
       "<form action=\"javascript:alert(1)\"><input type=submit></form>",
       "<button formaction=\"javascript:alert(1)\">x</button>",
       "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
       "<base href=\"javascript:alert(1)//\">",
       "<link rel=stylesheet href=\"javascript:alert(1)\">",
       "<video poster=\"javascript:alert(1)\"><source onerror=alert(1)></video>",
       "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
       "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
       "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
       "<xmp><p title=\"</xmp><script>alert(1)</script>\">",
       "<!--><script>alert(1)</script>-->",
       "<!-- --!><script>alert(1)</script>",
       "<![CDATA[<script>alert(1)</script>]]>",
       "<?xml version=\"1.0\"?><script>alert(1)</script>",
       "&lt;script&gt;alert(1)&lt;/script&gt;<script>alert(1)",
       "<p title=\"<script>alert(1)</script>\">x</p>",
       "<p title='\"><script>alert(1)</script>'>x</p>",
       "<a href='x' title='a\" onclick=\"alert(1)'>x</a>",
       "<a href=\"x\" / onclick=alert(1)>x</a>",
       "<a\x0conclick=alert(1)>x</a>",
       "<template><script>alert(1)</script></template>",
       "<table background=\"javascript:alert(1)\">",
       "<p =onclick=alert(1) onclick=alert(1)>x",
       "<plaintext><script>alert(1)</script>"});
  for (const std::string_view attack : kAttacks) {
    const std::string safe = html(attack, "https://a.example/");
    BOOST_CHECK_MESSAGE(!is_active(safe), attack << " became " << safe);
    BOOST_CHECK_MESSAGE(html(safe, "https://a.example/") == safe, "not stable: " << safe);
  }
}

BOOST_AUTO_TEST_CASE(the_detector_of_active_content_detects) {
  BOOST_CHECK(is_active("<p onclick=\"x\">"));
  BOOST_CHECK(is_active("<script>"));
  BOOST_CHECK(!is_active("turned on &lt;script&gt;"));
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

BOOST_AUTO_TEST_CASE(depth_is_limited_and_the_text_is_kept) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const Sanitised made = Sanitiser()(deep + "text");
  BOOST_CHECK_EQUAL(made.text, "text");
  BOOST_CHECK_LT(made.html.size(), 10'000);
}

// Not a measurement: quadratic work on these takes minutes, and ctest ends it.
BOOST_AUTO_TEST_CASE(time_is_linear_in_what_hostile_input_repeats) {
  constexpr auto kRepeated =
      std::to_array<std::string_view>({"<",      "<a ",     "<a href=\"", "</",          "<!",       "<!--",
                                       "<!-- -", "&",       "&#",         "&amp",        "<b>",      "</b>",
                                       "<p>",    "<p><b>",  "<td>",       "<table><td>", "<script>", "<script></scrip",
                                       "<svg>",  "<a b='c", "<a b=c ",    "<li><u>",     "<xmp></",  "<figcaption>"});
  for (const std::string_view repeated : kRepeated) {
    std::string input;
    while (input.size() < 600'000) input += repeated;
    BOOST_CHECK_LE(Sanitiser()(input).html.size(), 10 * input.size());
  }
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
