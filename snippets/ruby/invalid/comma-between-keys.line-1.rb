lamp_tag "lamp.png", alt: "a lamp" class: "gold"
