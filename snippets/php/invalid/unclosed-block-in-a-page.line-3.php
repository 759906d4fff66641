<?php if ($user) { ?>
  <p>Hello, <?= $user->name ?></p>
<?php else { ?>
  <p>Who are you?</p>
<?php } ?>
