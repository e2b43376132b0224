/** Help texts. The README's block of them is held in step by a test. */
import { closest } from 'fastest-levenshtein'
import { GateError } from '../core/errors.ts'
import { COMMANDS } from './arguments.ts'
import { EXIT_MEANINGS } from './exit-code.ts'

const REPORT_OPTIONS = `Options:
  --format <format>[=file]  pretty (default), json, sarif, junit, html, github, gitlab, gitlab-sast;
                            may be given several times
  --fail-on <severity>      low, medium, high or critical: the least severity that blocks
  --undecided <what>        report or block: policies that can't be judged before deployment
  --changes <which>         new (default where there is a base) or all: which violations count
  --mode <who>              auto, inline (the tenant decides) or offline (the embedded engine)
  --verbose                 list undecided policies and files that are no templates
  --explain-undecided       list undecided policies with what would decide them
  --no-ignores              show what comments, metadata and the configuration ignore
  --strict-ignores          block where a wish to ignore is wrong, expired or without effect
  --color, --no-color       colour or none, whatever the terminal says
`

const MAIN = `mvc-gate judges infrastructure templates before they are committed or pushed.

Usage: mvc-gate <command> [options]

  init                      set up the hooks in this repository, and in every clone that installs
       --ci <name>          write the gate's files for a CI instead
  uninstall                 take the hooks out again
  scan [paths]              judge files and folders on disk (default: the current folder)
       --staged             ... what is staged for the next commit
       --since <rev>        ... what HEAD changes since it left <rev>
       --all                ... every template of HEAD; with --staged, of the index
       --ci                 ... what this build brings, by the variables of the CI
  policies [id]             list the policies, or show one with examples
  login [--user <name>], logout, whoami
                            the credentials for your MVISION Cloud tenant
  serve                     a stand-in for a tenant on this machine, to try inline mode
  baseline [--update]       write down what is found today, for scan --baseline
  doctor                    what works here and what does not: hooks, configuration, tenant
  skipped [--clear]         commits that were made past the gate
  pre-commit, pre-merge-commit, pre-push <remote> <url>, post-commit, post-merge
                            the hook entries; the hooks call them
  help [command]            this text, or a command's
  --version                 the version

${REPORT_OPTIONS}
Exit codes:
${EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padEnd(4)}${meaning}`).join('\n')}

Configuration: .mvcrc (JSON or YAML), or "mvc" in package.json.
The tenant: MVC_USERNAME, MVC_PASSWORD, MVC_TENANT_ID, MVC_ENVIRONMENT, MVC_MODE, MVC_CONFIG, MVC_CA_FILE.
Between runs: MVC_CACHE=on or off (default: on; in CI: off) keeps what only saves time, see docs/speed.md.
In an emergency: git commit --no-verify (the push is checked again).
`

const HOOK = `Called by git's hook of the same name; the report goes to stderr.

${REPORT_OPTIONS}`

const TOPICS: Readonly<Record<(typeof COMMANDS)[number], string>> = {
  help: MAIN,
  init: `Usage: mvc-gate init [--husky | --ci <name>] [--dry-run]

Sets up pre-commit, pre-merge-commit and pre-push, which judge, and post-commit and post-merge, which notice what went
past them. In a husky project the gate is added to the husky hooks. Otherwise the hooks go to git's own hooks folder,
and package.json's "prepare" script brings them into every clone that runs an install. Hooks that are already there
still run, before the gate. Where lefthook, pre-commit or simple-git-hooks write the hooks, or core.hooksPath leads
elsewhere, init changes nothing and prints what to add there. Running it again changes nothing.

  --husky      sets husky up first, which must be installed
  --ci <name>  writes the files of a CI instead: codebuild, bitbucket, github, gitlab, azure or jenkins
  --dry-run    shows what would change, and changes nothing
`,
  uninstall: `Usage: mvc-gate uninstall [--dry-run]

Takes the gate out of the hooks and of package.json; what was there before init is put back.
The record of commits made past the gate stays (mvc-gate skipped --clear).

  --dry-run  shows what would change, and changes nothing
`,
  scan: `Usage: mvc-gate scan [paths] [--staged | --since <rev> | --all | --ci] [options]

  (paths only)     files and folders on disk; default: the current folder
  --staged         what is staged for the next commit
  --since <rev>    what HEAD changes since it left <rev>
  --all            every template of HEAD; with --staged, of the index
  --ci             what this build brings: its CI's own variables say since which commit
  --baseline       violations in .mvc-baseline.json, read from what is judged, are older and do not block
  Paths beside --staged, --since, --all or --ci narrow it to what lies below them.

The report goes to stdout.

${REPORT_OPTIONS}`,
  policies: `Usage: mvc-gate policies [id] [options]

Lists the policies by severity, or shows one: why it matters, how to mend it, examples, references.

  --cloud <name>         aws, azure or gcp
  --severity <severity>  low, medium, high or critical
  --framework <name>     cloudformation, terraform or arm
  --format <format>      pretty (default) or json
`,
  login: `Usage: mvc-gate login [--user <name>]

Asks for the user and the password of your MVISION Cloud (Skyhigh Security) tenant, or reads them from standard input,
a line each (the password alone with --user); tries them, and has git's credential helper keep them.
The environment is the vendor's US one, or what MVC_ENVIRONMENT or the file in MVC_CONFIG names.
`,
  logout: `Usage: mvc-gate logout

Has git's credential helper forget the credentials for your tenant, and removes the token.
`,
  whoami: `Usage: mvc-gate whoami

Says which user of which tenant would be asked, tries the credentials and the right to scan.
`,
  serve: `Usage: mvc-gate serve [options]

Speaks the templates scan API of MVISION Cloud on loopback, judged by the embedded engine; prints what to set in
another terminal. The password is the one in MVC_SERVE_PASSWORD, or made up.

  --port <number>        default 8089; 0 takes any that is free
  --user <name>          default gate@example.com
  --latency <ms>         how long each template takes; default 500
  --slots <number>       templates judged at once; default 8
  --fault <name=count>   shows a fault that often (without a count: always); may be given several times
  --fault <name@place>   ... at signin, submit or poll
  --verbose              a line on stderr for each request

Faults: 429 (429:2 adds Retry-After: 2), 401, 403, 404, 500, 502-html, reset, aborted, truncated, hang, html, redirect,
huge, slow, never, foreign, message-string, odd-status, no-iam.
`,
  'pre-commit': `Usage: mvc-gate pre-commit [options]

Judges what is staged. ${HOOK}`,
  'pre-merge-commit': `Usage: mvc-gate pre-merge-commit [options]

Judges what a merge brings. ${HOOK}`,
  'pre-push': `Usage: mvc-gate pre-push <remote> <url> [options]

Judges what the push brings to the remote, at the tips. Reads the refs on standard input. ${HOOK}`,
  'post-commit': `Usage: mvc-gate post-commit

Called by git's hook of the same name: notices and records a commit that was made past the gate. Never fails.
`,
  'post-merge': `Usage: mvc-gate post-merge

Called by git's hook of the same name: notices and records a merge that was made past the gate. Never fails.
`,
  baseline: `Usage: mvc-gate baseline [--update | --renew]

Judges every template of the index by the embedded engine, and writes the violations to .mvc-baseline.json at the top of
the repository, one a line. mvc-gate scan --baseline then counts them as older. The file never grows by itself.

  --update  takes out the entries that are mended, and adds none
  --renew   writes it anew, with what is new
`,
  doctor: `Usage: mvc-gate doctor [--format <format>]

Looks at node and git, at the hooks that git runs here, at the configuration in force and where each key comes from, and
at the tenant: proxy, certificates, credentials (never shown), whether it answers, and the right to scan. Each line is
ok, a warning or a problem with what to do; a problem makes the exit code 1.

  --format <format>  pretty (default) or json
`,
  skipped: `Usage: mvc-gate skipped [--clear] [--format <format>]

Lists the commits that were made past the gate (--no-verify) and bring templates that it would have judged, from the
record in the git folder that all work trees of this clone share. Pushing them judges what they bring.

  --clear            empties the record, after showing it
  --format <format>  pretty (default) or json
`,
}

/** @throws GateError `usage` for a topic that is no command */
export function helpFor(topic: string | undefined): string {
  if (topic === undefined) return MAIN
  const known = COMMANDS.find((command) => command === topic)
  if (known !== undefined) return TOPICS[known]
  throw new GateError('usage', `no command is called '${topic}'`, {
    hint: `did you mean '${closest(topic.slice(0, 50), [...COMMANDS])}'?`,
  })
}
