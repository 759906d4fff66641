export REGISTRY_TOKEN=$(cat ~/.config/registry/token)
