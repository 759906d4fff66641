entity counter is
  port (clk : in std_logic; q : out std_logic_vector(7 downto 0));
end entity counter;
