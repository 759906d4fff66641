def resample(series, every="1min", how="mean"):
