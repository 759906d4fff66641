export const Clock = ({ zone }: { zone: string }) => {
  const now: Date = useNow();
  return (
    <time dateTime={now.toISOString()}>
      {now.toLocaleTimeString("en-GB", { timeZone: zone })}
    </time>
};
