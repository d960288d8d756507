// Prints articles of every shape as JSON lines, for validate_ninjs.py.
#include <iostream>

#include "host/article/json.h"
#include "tests/host/article/shapes/shapes.h"

int main() {
  using namespace mentiond::article;
  for (const Article& article : shapes::tidy()) std::cout << to_json(article) << "\n";
  for (const Article& article : shapes::hostile(1500)) std::cout << to_json(article) << "\n";
}
