<ul>
  <?php foreach ($users as $user): ?>
    <li><?php echo $user->name;</li>
  <?php endforeach; ?>
</ul>
<p><?= $total ?></p>
