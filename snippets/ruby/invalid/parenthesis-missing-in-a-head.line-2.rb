class Keeper
  def light(lamp, hour
    Log.new(message: "lit")
  end
end
