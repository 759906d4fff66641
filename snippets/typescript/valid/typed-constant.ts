const retryLimit: number = 5;
