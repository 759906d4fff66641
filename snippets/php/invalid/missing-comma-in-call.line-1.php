$shelf->jars($labels $open);
$shelf->count();
