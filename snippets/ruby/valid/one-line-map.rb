users.select(&:active?).map(&:email)
