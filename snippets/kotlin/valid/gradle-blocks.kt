plugins {
    kotlin("jvm") version "2.0.0"
    `java-library`
}

dependencies {
    implementation(libs.ktor.server)
    testImplementation(kotlin("test"))
}

tasks.withType<Test>().configureEach {
    useJUnitPlatform()
}
