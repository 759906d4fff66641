Map&lt;String, Lamp&gt; byName = new HashMap<>();
for (Lamp lamp : lamps) {
    String name = lamp.name();
    byName.put(name, lamp)
    count++;
}
