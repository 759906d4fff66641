lit:true AND watt: 5 AND height >= 60
