Map<String, List<Tree>>
