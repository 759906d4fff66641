class InvoiceMailer
  attr_reader :invoice

  def initialize(invoice, clock: Time)
    @invoice = invoice
    @clock = clock
  end

  def call
    return if invoice.paid? || invoice.sent_at

    Mailer.deliver(to: invoice.email, subject: "Invoice ##{invoice.number}")
    invoice.update!(sent_at: @clock.now)
  end
end
