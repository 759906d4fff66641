lazy val root = (project in file("."))
  .settings(
    name := "sample",
    scalaVersion := "3.3.1",
    libraryDependencies += "org.scalatest" %% "scalatest" % "3.2.17" % Test
  )
