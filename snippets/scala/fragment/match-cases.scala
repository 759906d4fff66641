case Right(user) if user.active => Ok(views.html.home(user))
case Right(_)                   => Redirect(routes.Account.activate())
case Left(error)                => BadRequest(error.message)
