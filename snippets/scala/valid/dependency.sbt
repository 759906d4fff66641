libraryDependencies += "org.typelevel" %% "cats-effect" % "3.5.4"
