String s = switch (lamp) {
    case Hall h -> "hall";
    case null, default -> "other";
};
