interface PriceTagProps {
  amount: number;
  currency?: string;
}

export function PriceTag({ amount, currency = "EUR" }: PriceTagProps) {
  const formatter = new Intl.NumberFormat("de-DE", { style: "currency", currency });
  return <span className="price">{formatter.format(amount)}</span>;
}
