$query = [
    'q' => <<<'Q'
        one
      two
        Q,
];
