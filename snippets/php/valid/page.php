<?php
$title = "It's a list";
$items = load('items');
?>

<!DOCTYPE html>
<h1><?= $title ?></h1>
<?php if ($items): ?>
  <ul>
  <?php foreach ($items as $item) { ?>
    <li class="<?php echo $item->kind; ?>">“<?= $item->name ?>” isn't sold</li>
  <?php } ?>
  </ul>
<?php endif ?>
