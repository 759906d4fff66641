bright hall
