foreach ($headers as $name => $value) {
    header("$name: $value");
}
