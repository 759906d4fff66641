payload = json_build_object(
  'name', lamp_name,
  'watt', lamp_watt
);
