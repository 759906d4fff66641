type DeliveryState = "queued" | "sent" | "bounced";
