df["day"] = pd.to_datetime(df["timestamp"]).dt.date
df.groupby("day")["bytes"].sum().plot(kind="bar", title="Traffic per day")
