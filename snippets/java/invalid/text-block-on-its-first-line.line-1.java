var query = """ SELECT watt
    FROM lamps
    """;
