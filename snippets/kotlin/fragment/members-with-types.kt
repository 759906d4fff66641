Lid.valueOf(value: String): Lid
Lid.entries: EnumEntries<Lid> // in order
