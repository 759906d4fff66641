import java.util.List;

class Lamp {
    private final int const = 40;
    List<String> names() { return List.of("hall"); }
}
