module counter (
  input  logic clk,
  output logic [7:0] q
);
  always_ff @(posedge clk) q <= q + 8'd1;
endmodule
