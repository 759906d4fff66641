Map&lt;String, Integer&gt; watts = new HashMap&lt;&gt;();
watts.put("lamp", 9);
