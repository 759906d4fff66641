fit <- lm(mpg ~ wt + hp, data = mtcars)
summary(fit)$coefficients
