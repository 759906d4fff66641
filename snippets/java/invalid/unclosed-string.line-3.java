class Greeter {
    void greet(String name) {
        System.out.println("Hello, + name);
    }
}
