const lamp = fetchLamp().then(
	(newLamp) => set({ lamp: newLamp }),
	(newError) => set({ error newError }),
)
