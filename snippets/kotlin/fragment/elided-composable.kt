@Composable
fun Profile(user: User, onLogout: () -> Unit) {
    Column(modifier = Modifier.padding(16.dp)) {
        Text(text = user.name)
        ...
        Button(onClick = onLogout) { Text("Log out") }
    }
}
