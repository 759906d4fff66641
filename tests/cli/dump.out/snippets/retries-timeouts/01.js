const client = createClient({
  retry: {
    when: (status) => status >= 500,
    backoff: "linear"
    attempts: 4,
  },
});
