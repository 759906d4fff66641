def publish(post)
  unless post.draft?
    raise "already published"
  post.publish!
end

