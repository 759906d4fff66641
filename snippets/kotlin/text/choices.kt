public / internal
abstract / open // of a lamp
override
data / fun
