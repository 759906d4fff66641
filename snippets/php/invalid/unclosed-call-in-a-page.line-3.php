<ul>
<?php foreach ($items as $item): ?>
  <li><?= htmlspecialchars($item->name ?></li>
<?php endforeach ?>
</ul>
