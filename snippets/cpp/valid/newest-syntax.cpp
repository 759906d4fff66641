export module shapes;
import std;

export int half(int n) pre(n > 0) post(r: r < 100);

template <typename T>
consteval auto names() {
    template for (constexpr auto member : members_of(^^T)) {
        show(member);
    }
}
