/**
 * Fills the shelf.
 *
 * @return {@see Shelf}
 */
public function fill(array $jars, $count = 12)
