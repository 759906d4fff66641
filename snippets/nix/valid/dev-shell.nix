{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  buildInputs = with pkgs; [ nodejs_20 postgresql ];
  shellHook = ''
    export DATABASE_URL=postgres://localhost/dev
  '';
}
