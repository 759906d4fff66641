stdenv.mkDerivation {
  pname = "sift";
  version = "1.4.0";
  ...
  meta = { license = lib.licenses.mit; };
}
