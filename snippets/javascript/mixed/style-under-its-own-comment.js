// In your JS file:
const lamp = document.querySelector(".lamp");

// In your CSS file:
.lamp { color: gold; }
