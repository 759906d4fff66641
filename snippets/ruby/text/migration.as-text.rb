== 2023 AddLamp: migrating ======
-- add_column(:lamps, :room, :string)
   -> 0.6050s
