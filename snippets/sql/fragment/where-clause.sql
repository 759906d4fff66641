WHERE status = 'active'
  AND last_seen < now() - interval '30 days'
