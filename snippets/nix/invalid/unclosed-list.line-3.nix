{ pkgs }: pkgs.mkShell {
  packages = [ pkgs.go pkgs.gopls
}
