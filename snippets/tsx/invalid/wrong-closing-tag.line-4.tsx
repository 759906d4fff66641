export function Badge({ label }: { label: string }) {
  return (
    <div className="badge">
      <strong>{label}</b>
    </div>
  );
}
