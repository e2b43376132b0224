#!/bin/sh
# Runs the gate for one of git's hooks: sh gate.sh <hook> [arguments from git]
# The shim sources it with $gate set instead, which saves the start of a second shell.
#
# Most commits contain no template and must not be delayed, so git itself checks first, in one process and before node
# is started, whether anything staged can be one. In doubt node decides. `mvc-gate/untouched` in the git folder records
# the result: `<commit> <process>`. At that commit no configuration adds to the files that are checked, and templates read
# no files but those that `mvc-gate/leads` has a text of; and the git of that process, if there is one, commits nothing on top
# of it that can be a template. The file is empty while the last tree that the gate let pass is the one that node noted in
# `mvc-gate/judged`.
hook=$1
shift
case $0 in */hooks/gate.sh) gate=${0%/hooks/gate.sh} ;; esac

# `git --literal-pathspecs commit` and similar set these; they would change the meaning of the pathspecs below.
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS

# git sets GIT_DIR where the git folder is not `.git` at the top of the work tree, where hooks run.
git_dir=${GIT_DIR:-.git}
untouched=$git_dir/mvc-gate/untouched
leads=$git_dir/mvc-gate/leads

# Puts what git says into $changed: a line for each path that differs, with both modes. An error counts as a candidate.
find_change() {
  changed=$(git --no-replace-objects -c core.fsmonitor=false -c core.quotePath=false "$@" --raw --no-abbrev --no-renames 2>/dev/null)
}

# Whether $changed names no candidate: what `include` means by default (src/config/keys.ts), the files that configure it,
# and links, which may lead anywhere. Rather too much than too little: node applies `exclude`.
has_no_candidate() {
  case $changed in
    *.[yY][aA][mM][lL]* | *.[yY][mM][lL]* | *.[jJ][sS][oO][nN]* | *.[tT][eE][mM][pP][lL][aA][tT][eE]* | *.[tT][fF]* | *.[tT][oO][fF][uU]*) false ;;
    *.[bB][iI][cC][eE][pP]* | *.[hH][cC][lL]*) false ;;
    *.[mM][vV][cC][rR][cC]* | *[mM][vV][cC].[cC][oO][nN][fF][iI][gG].*) false ;;
    *:120000' '* | *' 120000 '*) false ;;
  esac
}

# Whether $changed names a file that templates read, as node noted it: a text on each line, which the path holds.
is_read() {
  [ -n "$changed" ] || return 1
  while IFS= read -r text; do
    case $changed in *"$text"*) return 0 ;; esac
  done <"$leads"
  return 1
}

# Whether a template in the index may read a file that is not a template by its name. Node knows; this is quick.
may_read() (
  # A byte is a character: texts in UTF-16 are found by how they begin.
  LC_ALL=C && export LC_ALL
  little=$(printf '\377\376') big=$(printf '\376\377')
  grep_index='git grep --cached --quiet --text --no-recurse-submodules'
  call='(^|[^a-zA-Z0-9_.])(template)?file(base64|exists|set)?[[:space:]]*([(#]|/[*/]|$)'
  $grep_index -E -e "$call" -e "$little" -e "$big" -- ':(top,icase)*.tf*' ':(top,icase)*.tofu*'
  [ $? -eq 1 ] || return 0
  set -- ':(top,icase)*.yaml' ':(top,icase)*.yml' ':(top,icase)*.json' ':(top,icase)*.template'
  $grep_index -F -i -e TemplateURL -e AWS::Serverless::Application -e relativePath -e "$little" -e "$big" -- "$@"
  [ $? -eq 1 ] || return 0
  # A link with the name of a template may lead to a file without one.
  case $(git ls-files -s -- "$@" ':(top,icase)*.tf*' ':(top,icase)*.tofu*' || echo 120000 0) in
    *120000' '*) ;;
    *) return 1 ;;
  esac
) 2>/dev/null

# Puts the id of HEAD into $head, as far as that needs no process: where a branch is a file of its own, as after every commit.
read_head_file() {
  common=$git_dir
  [ -f "$git_dir/commondir" ] && read -r common <"$git_dir/commondir" && common=$git_dir/$common
  { read -r head <"$git_dir/HEAD"; } 2>/dev/null
  case $head in
    'ref: refs/heads/'*) { read -r head <"$common/${head#ref: }"; } 2>/dev/null ;;
  esac
  case $head in *[!0-9a-f]*) head= ;; esac
}

# Puts the id of HEAD into $head.
read_head() {
  read_head_file
  [ -n "$head" ] || head=$(git rev-parse --verify --quiet 'HEAD^{commit}' 2>/dev/null)
}

# Hands what git said to node, which would ask again (src/git/handed-over.ts), unless it is too long for a variable.
hand_over() {
  [ -n "$changed" ] && [ ${#changed} -lt 16384 ] || return
  # What is known of it stays, for what is recorded afterwards.
  [ -n "$head" ] || read_head_file
  [ -n "$head" ] || return
  MVC_STAGED="$$ $head
$changed"
  export MVC_STAGED
}

# Records the result for HEAD: remember [process]
# Written in place, where only the first line counts: truncating the file first would take as long as a shell's start.
remember() {
  [ -d "$git_dir/mvc-gate" ] || mkdir "$git_dir/mvc-gate"
  echo "$head $1" 1<>"$untouched"
} 2>/dev/null

# Notes that templates read no other files.
forget_leads() {
  [ -d "$git_dir/mvc-gate" ] || mkdir "$git_dir/mvc-gate"
  : >"$leads"
} 2>/dev/null

# Prints which configuration the index has: `none`; `plain` for one at the top that adds no files to those checked;
# nothing for any other. One at the top applies to every path, so node reports its errors.
configuration() {
  grep_index='git grep --cached --quiet --text --no-recurse-submodules --basic-regexp'
  $grep_index -e '"mvc"' -- ':(top)*package.json'
  [ $? -eq 1 ] || return
  files=$(git ls-files -- ':(top)*.mvcrc*' ':(top)*mvc.config.*') || return
  case $files in
    '') echo none ;;
    .mvcrc | .mvcrc.json | .mvcrc.yaml | .mvcrc.yml)
      # A backslash may escape the letters of a key.
      $grep_index -e include -e parameters -e extends -e '\\' -- ":(top)$files"
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

again= is_known= head=
unset MVC_STAGED
case $hook in
  pre-commit | pre-merge-commit)
    # The process is one git, unless a program runs the hooks itself, which does not name the index.
    process=0
    [ -n "$GIT_INDEX_FILE" ] && process=$PPID
    # Flags may request a report; the index of a sparse work tree may contain folders, whose content pathspecs ignore.
    if [ $# -eq 0 ] && [ -z "$GIT_COMMON_DIR" ] && [ ! -f "$git_dir/info/sparse-checkout" ] &&
      find_change diff-index --cached --ita-invisible-in-index HEAD && is_known=1 && has_no_candidate && read_head; then
      known=
      [ -f "$untouched" ] && [ -f "$leads" ] && read -r known _ <"$untouched"
      if [ "$known" = "$head" ]; then
        is_read || { remember "$process" && exit 0; }
        # What the file holds may decide which others are read.
        [ "$process" = 0 ] || again=1
      else
        configured=$(configuration)
        if [ -n "$configured" ]; then
          if may_read; then again=1; else forget_leads; fi
          [ "$configured$again" = none ] && remember "$process" && exit 0
          again=1
        fi
      fi
    fi
    [ ! -s "$untouched" ] || echo 1<>"$untouched"
    ;;
  post-commit | post-merge)
    known= process=
    [ -f "$untouched" ] && read -r known process <"$untouched"
    if [ -n "$known" ]; then
      if [ "${process:-0}" -gt 1 ] && [ "$process" = "$PPID" ] || { find_change diff-tree -r "$known" HEAD && has_no_candidate && [ -f "$leads" ] && ! is_read; }; then
        read_head && remember
        exit 0
      fi
      # Node compares with what passed last: that commit, as far as templates go.
      { tree=$(git rev-parse --verify "$known^{tree}") && echo "$tree" >"$git_dir/mvc-gate/judged"; } 2>/dev/null
    fi
    # A pull that only moves the branch forward makes no commit.
    [ "$hook" = post-commit ] || git rev-parse --verify --quiet 'HEAD^2' >/dev/null 2>&1 || exit 0
    # The tree that the gate let pass was noted; the commit has the same tree, unless it bypassed the gate.
    facts=$(git rev-parse --git-dir 'HEAD^{tree}' 2>/dev/null) || exit 0
    tree=${facts##*
}
    read -r judged 2>/dev/null <"${facts%
*}/mvc-gate/judged" && [ "$judged" = "$tree" ] && exit 0
    # git runs no pre-commit hook for these, and a rebase makes many; the reflog has the operation that moved HEAD.
    case $(git log -g -1 --no-show-signature --format=%gs HEAD -- 2>/dev/null) in
      rebase[!0-9A-Za-z_]* | cherry-pick[!0-9A-Za-z_]* | revert[!0-9A-Za-z_]* | am[!0-9A-Za-z_]*) exit 0 ;;
    esac
    ;;
esac

# Puts the folder of a Node that is new enough into $found, or names one that is not in $old. Version managers' shims
# come last: they may start slowly, or find that no version is chosen.
find_node() {
  found= old=
  for folder in \
    "$NVM_BIN" "${NVM_DIR:-$HOME/.nvm}"/versions/node/v[2-9][0-9].*/bin "$HOME"/.config/nvm/versions/node/v[2-9][0-9].*/bin \
    "$HOME/.local/share/fnm/aliases/default/bin" "$HOME/.fnm/aliases/default/bin" \
    "$HOME/Library/Application Support/fnm/aliases/default/bin" "$HOME"/.nodenv/versions/[2-9][0-9].*/bin \
    "$HOME"/.asdf/installs/nodejs/[2-9][0-9].*/bin "$HOME"/.local/share/mise/installs/node/[2-9][0-9].*/bin \
    "$HOME"/.proto/tools/node/[2-9][0-9].*/bin "${N_PREFIX:-$HOME/n}/bin" "$HOME/.nix-profile/bin" \
    /run/current-system/sw/bin /usr/local/bin /opt/homebrew/bin /home/linuxbrew/.linuxbrew/bin "/c/Program Files/nodejs" \
    "$HOME/.local/share/mise/shims" "$HOME/.asdf/shims" "$HOME/.nodenv/shims" "$HOME/.proto/shims" "$HOME/.volta/bin"; do
    [ -x "$folder/node" ] || continue
    version=$("$folder/node" --version 2>/dev/null)
    case $version in
      v[2-9][0-9].* | v[1-9][0-9][0-9].*) found=$folder && return ;;
      v*) old="$version at $folder/node" ;;
    esac
  done
}

# Graphical clients start hooks with a short PATH, without version managers. If no node is found, Bun will do.
node=node
if ! command -v node >/dev/null 2>&1; then
  find_node
  [ -n "$found" ] || node=$(PATH=$PATH:$HOME/.bun/bin command -v bun)
  if [ -z "$node" ]; then
    case $hook in post-*) exit 0 ;; esac
    if [ -n "$old" ]; then
      echo "mvc-gate: needs Node 20 or newer; found $old" >&2
    else
      echo "mvc-gate: node not found on PATH or where nvm, fnm, nodenv, asdf, mise, proto, n, Nix, Homebrew and Volta put it" >&2
    fi
    echo "  PATH is $PATH" >&2
    echo "  install Node.js, or bypass the gate once: git ${hook#pre-} --no-verify" >&2
    exit 1
  fi
  [ -z "$found" ] || PATH=$found:$PATH
fi
[ -z "$is_known" ] || hand_over
[ -n "$again" ] || exec "$node" "$gate/dist/main.js" "$hook" "$@"
MVC_NOTE_LEADS=1 "$node" "$gate/dist/main.js" "$hook" || exit $?
stages_content && remember "$process"
exit 0
