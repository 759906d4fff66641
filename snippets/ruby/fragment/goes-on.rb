class Gate
  def open
    @state = :open
  end

  ...
