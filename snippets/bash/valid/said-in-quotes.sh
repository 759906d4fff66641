nix-env -qaP lamp
error: attribute ‘lamp’ in selection path ‘lamp’ not found
