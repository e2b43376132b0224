#!/bin/sh
# Runs the gate for one of git's hooks: sh gate.sh <hook> [what git gives the hook]
# The shim reads it with `.` and $gate set instead, which spares the start of a second shell.
#
# Most commits hold no template and must not be felt, so git itself is asked first, in one process and before node is
# started, whether anything that is staged can be one. In doubt node decides. `mvc-gate/untouched` in the git folder
# holds what is known from then on: `<commit> <process>`. At that commit nothing is configured that adds to what is
# looked at; and the git of that process, if one is named, was told that it commits nothing on top of it that can be a
# template. It says nothing while the last that the gate let pass is what node noted in `mvc-gate/judged`.
hook=$1
shift
case $0 in */hooks/gate.sh) gate=${0%/hooks/gate.sh} ;; esac

# `git --literal-pathspecs commit` and its like hand these down; they would change what the pathspecs below mean.
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS

# git sets GIT_DIR where the git folder is not `.git` at the top of the work tree, where hooks run.
git_dir=${GIT_DIR:-.git}
untouched=$git_dir/mvc-gate/untouched

# Whether git's answer names no candidate: what `include` means by default (src/config/keys.ts), and the files that
# configure it. Rather too much than too little: a folder may be called x.tf, and what `exclude` says is node's business.
# An error is no answer. No slash in the patterns: Git for Windows' shell would take them for paths.
spares() {
  git --no-replace-objects -c core.fsmonitor=false "$@" -- \
    ':(top,icase)*.yaml*' ':(top,icase)*.yml*' ':(top,icase)*.json*' ':(top,icase)*.template*' ':(top,icase)*.tf*' \
    ':(top,icase)*.mvcrc*' ':(top,icase)*mvc.config.*' 2>/dev/null
}

# Puts the id of HEAD into $head. Where a branch is a file of its own, as after every commit, no process is needed.
read_head() {
  common=$git_dir
  [ -f "$git_dir/commondir" ] && read -r common <"$git_dir/commondir" && common=$git_dir/$common
  { read -r head <"$git_dir/HEAD"; } 2>/dev/null
  case $head in
    'ref: refs/heads/'*) { read -r head <"$common/${head#ref: }"; } 2>/dev/null ;;
  esac
  case $head in
    '' | *[!0-9a-f]*) head=$(git rev-parse --verify --quiet 'HEAD^{commit}' 2>/dev/null) ;;
  esac
}

# Takes down what is known of HEAD: remember [process]
# Written in place, where only the first line counts: cutting a file off first would take as long as a shell's start.
remember() {
  [ -d "$git_dir/mvc-gate" ] || mkdir "$git_dir/mvc-gate"
  echo "$head $1" 1<>"$untouched"
} 2>/dev/null

# Says what the configuration files of the index add to what is looked at: `none` there is, `plain` is one at the top
# that names no files, and `some` may. One at the top is in force for every path, so node finds its faults.
configuration() {
  grep_index='git grep --cached --quiet --text --no-recurse-submodules --basic-regexp'
  $grep_index -e '"mvc"' -- ':(top)*package.json'
  [ $? -eq 1 ] || return
  files=$(git ls-files -- ':(top)*.mvcrc*' ':(top)*mvc.config.*') || return
  case $files in
    '') echo none ;;
    .mvcrc | .mvcrc.json | .mvcrc.yaml | .mvcrc.yml)
      # After a backslash, a key may be written in other letters.
      $grep_index -e include -e parameters -e '\\' -- ":(top)$files"
      [ $? -eq 1 ] && echo plain
      ;;
  esac
} 2>/dev/null

# Whether the content of any regular file is staged: without one, node does not read the configuration.
stages_content() {
  git diff-index --cached --raw --no-abbrev --no-renames HEAD 2>/dev/null | (
    while read -r _ mode old new _; do
      case $mode in 100*) [ "$old" = "$new" ] || exit 3 ;; esac
    done
  )
  [ $? -eq 3 ]
}

configured=
case $hook in
  pre-commit | pre-merge-commit)
    # The process is one git, unless a program runs the hooks itself, which does not name the index.
    process=0
    [ -n "$GIT_INDEX_FILE" ] && process=$PPID
    # Flags may ask for a report; an index of a sparse work tree may hold folders, whose content pathspecs pass over.
    if [ $# -eq 0 ] && [ -z "$GIT_COMMON_DIR" ] && [ ! -f "$git_dir/info/sparse-checkout" ] &&
      spares diff-index --cached --quiet --no-renames --ita-invisible-in-index HEAD && read_head; then
      known=
      [ -f "$untouched" ] && read -r known _ <"$untouched"
      [ "$known" = "$head" ] && configured=none || configured=$(configuration)
      [ "$configured" = none ] && remember "$process" && exit 0
    fi
    [ ! -s "$untouched" ] || echo 1<>"$untouched"
    ;;
  post-commit | post-merge)
    known= process=
    [ -f "$untouched" ] && read -r known process <"$untouched"
    if [ -n "$known" ]; then
      if [ "${process:-0}" -gt 1 ] && [ "$process" = "$PPID" ] || spares diff-tree -r --quiet "$known" HEAD; then
        read_head && remember
        exit 0
      fi
      # Node compares with what passed last: that commit, as far as templates go.
      { tree=$(git rev-parse --verify "$known^{tree}") && echo "$tree" >"$git_dir/mvc-gate/judged"; } 2>/dev/null
    fi
    # A pull that only moves the branch forward makes no commit.
    [ "$hook" = post-commit ] || git rev-parse --verify --quiet 'HEAD^2' >/dev/null 2>&1 || exit 0
    # What the gate let pass was noted; the commit holds just that, unless it went past the gate.
    facts=$(git rev-parse --git-dir 'HEAD^{tree}' 2>/dev/null) || exit 0
    tree=${facts##*
}
    read -r judged 2>/dev/null <"${facts%
*}/mvc-gate/judged" && [ "$judged" = "$tree" ] && exit 0
    # git asks no gate about these, and a rebase makes many; the reflog tells what HEAD came from.
    case $(git log -g -1 --no-show-signature --format=%gs HEAD -- 2>/dev/null) in
      rebase[!0-9A-Za-z_]* | cherry-pick[!0-9A-Za-z_]* | revert[!0-9A-Za-z_]* | am[!0-9A-Za-z_]*) exit 0 ;;
    esac
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
[ "$configured" = plain ] || exec node "$gate/dist/main.js" "$hook" "$@"
node "$gate/dist/main.js" "$hook" || exit $?
stages_content && remember "$process"
exit 0
