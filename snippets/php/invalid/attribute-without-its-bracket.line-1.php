#[Lamp('hall', Level::HIGH, ['colour' => 'warm')]
