const name = “lamp”;
const kind​ = ‘warm’;
function show() {
  return `${name}: ${kind`;
}
