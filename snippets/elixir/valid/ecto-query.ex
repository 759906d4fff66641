import Ecto.Query

from p in Post,
  where: p.published and p.views > ^minimum,
  order_by: [desc: p.inserted_at],
  limit: 5
