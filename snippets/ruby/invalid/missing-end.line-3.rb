class Gate
  def open
    @state = :open

  def close
    @state = :closed
  end
end
