const { data, error } = useQuery<Invoice[]>({ queryKey: ["invoices"], queryFn: loadInvoices });

if (error) return <ErrorPanel message={(error as Error).message} />;
return <InvoiceTable rows={data ?? []} />;
