@Import(GateSelector.class)
public @interface EnableGates
