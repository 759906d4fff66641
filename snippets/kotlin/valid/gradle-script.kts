plugins {
    kotlin("jvm") version "2.1.0"
    application
}

dependencies {
    implementation("io.ktor:ktor-server-netty:3.0.1")
    testImplementation(kotlin("test"))
}

application {
    mainClass.set("com.example.MainKt")
}
