teas.find(..).then(pour, spill);
