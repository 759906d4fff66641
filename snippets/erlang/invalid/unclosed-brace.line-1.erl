{kernel, [{logger_level, info}, {limits, #{open => 5}}.
