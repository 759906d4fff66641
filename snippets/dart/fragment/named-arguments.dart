child: ListTile(
  title: Text(user.name),
  onTap: () => Navigator.of(context).pop(user),
),
