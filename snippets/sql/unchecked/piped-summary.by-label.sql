LampEvents
| where Time > ago(1d)
| summarize Total = count() by Room
| top 5 by Total desc
