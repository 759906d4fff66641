class Gate {
    public static void main(String[] args) {
        System.out.println("gate: " + args.length;
    }
}

// Output:
gate: 0
