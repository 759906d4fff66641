function simulate(model::Model; steps=100)
    ...
    return history
end
