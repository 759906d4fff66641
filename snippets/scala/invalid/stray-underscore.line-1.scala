val doubled = watts.map(_ * 2_)
