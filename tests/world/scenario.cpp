// Stories by their titles, once an engine.
#include "world/scenario.hpp"

namespace vafa::world {

namespace {

Engine running = Engine::sqlite;

class Story : public testing::Test {
  public:
    Story(Engine on, void (*story)()) : on_(on), story_(story) {}
    void TestBody() override {
        running = on_;
        story_();
    }

  private:
    Engine on_;
    void (*story_)();
};

}  // namespace

Engine engine() { return running; }

int tell(char const* title, char const* file, int line, void (*story)()) {
    for (auto on : {Engine::sqlite, Engine::postgresql}) {
        auto const* suite = on == Engine::sqlite ? "sqlite" : "postgresql";
        testing::RegisterTest(suite, title, nullptr, nullptr, file, line, [on, story]() -> testing::Test* { return new Story(on, story); });
    }
    return 0;
}

}  // namespace vafa::world
