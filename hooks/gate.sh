#!/bin/sh
# Runs the gate for one of git's hooks: sh gate.sh <hook> [what git gives the hook]
hook=$1
shift
gate=${0%/hooks/gate.sh}

# What the gate let pass was noted; the commit holds just that, unless it went past the gate.
case $hook in
  post-commit | post-merge)
    facts=$(git rev-parse --git-dir 'HEAD^{tree}' 2>/dev/null) || exit 0
    tree=${facts##*
}
    read -r judged 2>/dev/null <"${facts%
*}/mvc-gate/judged" && [ "$judged" = "$tree" ] && exit 0
    ;;
esac

# Graphical clients start hooks with a short PATH that knows nothing of version managers.
if ! command -v node >/dev/null 2>&1; then
  for folder in \
    "$NVM_BIN" "$HOME"/.nvm/versions/node/v[2-9][0-9].*/bin "$HOME/.volta/bin" \
    "$HOME/.local/share/fnm/aliases/default/bin" "$HOME/.fnm/aliases/default/bin" \
    "$HOME/Library/Application Support/fnm/aliases/default/bin" \
    "$HOME/.local/share/mise/shims" "$HOME/.asdf/shims" \
    /usr/local/bin /opt/homebrew/bin /home/linuxbrew/.linuxbrew/bin "/c/Program Files/nodejs"; do
    [ -x "$folder/node" ] && found=$folder
  done
  if [ -z "$found" ]; then
    case $hook in post-*) exit 0 ;; esac
    echo "mvc-gate: node is not on PATH, nor where nvm, Volta, fnm, mise, asdf and Homebrew put it" >&2
    echo "  PATH is $PATH" >&2
    echo "  without the gate: git ${hook#pre-} --no-verify" >&2
    exit 1
  fi
  PATH=$found:$PATH
fi
exec node "$gate/dist/main.js" "$hook" "$@"
