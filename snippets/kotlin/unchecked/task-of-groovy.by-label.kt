tasks.jar(type: Jar) {
    from sourceSets.main.lamps
    from sourceSets.main.rooms
}
