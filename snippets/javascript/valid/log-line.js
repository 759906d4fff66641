console.log(`listening on port ${server.address().port}`);
