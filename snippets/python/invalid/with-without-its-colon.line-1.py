async with lamp as light
    await light.on()
