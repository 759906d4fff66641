(defn handler [request]
  (let [user (auth/identify request)]
    ...))
