// By position
#[Lamp('hall', Level::HIGH, ['colour' => 'warm'])]

// By name
#[Lamp(
    room: 'hall',
    level: Level::LOW,   // the default
)]
