frozen_string_literal: true

require 'lamps'

Lamp.new.light
