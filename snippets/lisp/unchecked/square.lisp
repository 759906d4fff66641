;; twice itself
(defun square (x)
  (* x x))

(mapcar #'square '(1 2 3))
