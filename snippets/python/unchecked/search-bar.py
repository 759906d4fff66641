lamps: {keeper: ann and lit: true and watt < 57}
