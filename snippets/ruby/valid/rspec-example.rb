RSpec.describe Cart do
  it "adds up the prices" do
    cart = Cart.new
    cart << Item.new(price: 250)
    expect(cart.total).to eq(250)
  end
end
