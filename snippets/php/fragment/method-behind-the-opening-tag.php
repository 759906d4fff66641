<?php
public function light(array $lamps): int {
    foreach ($lamps as $lamp) {
        $lamp->light();
    }
    return count($lamps);
}
