class Gate {
    public static void main(String[] args) {
        System.out.println("gate: " + args.length);
    }
}

// Output:
gate: 0
gate closed (after 2 s)
