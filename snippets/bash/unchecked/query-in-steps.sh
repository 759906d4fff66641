fields @timestamp, @message
| filter @message like "lamp is broken"
| sort @timestamp desc
| limit 20
