select g.name, k.owner from gates g, keys k where g.id = k.gate_id(+) and g.area = &area.;
