// A hundred headlines that mean harm, as valid UTF-8: line ends, NUL, emoji of several characters, reordering controls,
// 100 KB, and the markup of whatever they may be shown in.
#pragma once

#include <string>
#include <vector>

namespace mentiond::tests {

inline std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

inline std::vector<std::string> hostile_titles() {
  const std::vector<std::string> seeds = {"\r\nBcc: evil@example.org\r\n\r\nbody",
                                          "\nX-Evil: 1",
                                          std::string("a\0b", 3),
                                          "👩‍👩‍👧‍👦🏳️‍🌈",
                                          "\u202egnp.exe\u202c \u2066x\u2069",
                                          "<script>alert(1)</script><img src=x onerror=alert(1)>",
                                          "\"/><a href='javascript:alert(1)'>x</a>",
                                          "**bold** _it_ ~~gone~~ `code` ```\nfence",
                                          "[link](https://evil.example/) ![x](https://evil.example/x.png)",
                                          "{{{json}}} {{#alerts}} {{=<% %>=}} {{>x}}",
                                          "<!channel> <!here> <@U123> <https://evil.example|bank>",
                                          "@everyone @here @all @channel #general",
                                          "\\\"}],\"content\":\"x\",\"y\":[{\"",
                                          "=?UTF-8?Q?=0D=0AX-Evil:_1?=",
                                          "> quote\n# head\n- item\n1. item\n| a | b |",
                                          "Лейла \u0007\u001b[2J\u009b31m",
                                          "\u2028\u2029\u0085\ufeff",
                                          repeated("e\u0301\u0336\u0337", 300),
                                          repeated("長い見出し", 60),
                                          repeated("العنوان شالوم שלום ", 30),
                                          repeated("x", 100'000),
                                          repeated("😀", 25'000),
                                          repeated("&<>\"'\\", 2000),
                                          repeated("*_~`|[](){}<>@#", 1000),
                                          "https://evil.example/ ::smile:: :+1:"};
  std::vector<std::string> titles;
  for (const std::string& seed : seeds) {
    titles.push_back(seed);
    titles.push_back("Leyla Aksoy " + seed);
    titles.push_back(seed + " in Geneva");
    titles.push_back("a" + seed + "b" + seed + "c");
  }
  return titles;
}

}  // namespace mentiond::tests
