type Handler a = Request -> IO (Either Error a)
