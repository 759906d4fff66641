source = lamps | stats avg(watt) as average by room | sort - average
