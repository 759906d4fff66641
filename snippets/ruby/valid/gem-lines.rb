gem "sidekiq", "~> 7.2"
gem "redis", ">= 5.0"
