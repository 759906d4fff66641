iterator lamps(house: House): tuple[room, name: string] {....raises: [],
    tags: [].}
