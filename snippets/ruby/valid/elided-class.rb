class Order < ApplicationRecord
  ...

  def total
    line_items.sum(&:price)
  end
end
