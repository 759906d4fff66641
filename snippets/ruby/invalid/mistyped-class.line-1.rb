calss Invoice < Document
  def total
    lines.sum(&:price)
  end
end
