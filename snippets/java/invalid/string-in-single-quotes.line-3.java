class Greeter {
    void greet() {
        String a = 'hello';
        System.out.println(a);
    }
}
