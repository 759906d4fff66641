const home = “/start”;
const routes = {
  home,
  about: "/about"
  help: "/help",
};
