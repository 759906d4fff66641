(ns shop.core
  (:require [clojure.string :as str]))

(defn slug [title]
  (-> title str/lower-case (str/replace #"\s+" "-")))
