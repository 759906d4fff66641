mkdir -p build && cd build
git reset --hard HEAD~1  // drops the last commit (and its changes)
export NAME="$(whoami)"
