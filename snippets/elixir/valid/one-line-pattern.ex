{:ok, user} = Repo.insert(%User{email: "ana@example.org"})
