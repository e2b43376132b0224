/**
 * `npm run demo`: the main job on the embedded engine, for real. Packs this package, installs it in a throw-away
 * repository, commits a broken template, shows the block, fixes it, commits again.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'mvc-gate-demo-'))
const repository = join(work, 'infrastructure')

// The demo's repository is its own: nothing of the caller's git environment or identity takes part.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
const identity = ['-c', 'user.name=Demo', '-c', 'user.email=demo@example.com', '-c', 'commit.gpgSign=false']

/** Runs a command; its output is shown only when asked for, and a surprise ends the demo. */
function run(command, args, { cwd = repository, show = false, expected = 0 } = {}) {
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' })
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}`
  if (show) process.stdout.write(output)
  if (done.status === expected) return done.stdout
  throw new Error(`${command} ${args.join(' ')} ended with ${done.status ?? done.error?.message}:\n${output}`)
}

function say(line) {
  process.stdout.write(`\n$ ${line}\n`)
}

function stage(folder) {
  cpSync(join(root, 'examples', folder), join(repository, 'infra'), { recursive: true })
  run('git', ['add', '.'])
}

function commit(message, expected) {
  say(`git commit -m "${message}"`)
  run('git', [...identity, 'commit', '-q', '-m', message], { show: true, expected })
}

try {
  process.stdout.write('Packing mvc-gate and installing it in a new repository ...\n')
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--silent', '--pack-destination', work], { cwd: root }),
  )
  mkdirSync(repository)
  run('git', ['init', '-q', '-b', 'main'])
  run('npm', ['init', '-y', '--silent'])
  run('npm', ['install', '--save-dev', '--silent', '--no-audit', '--no-fund', join(work, packed.filename)])

  say('npx mvc-gate init')
  process.stdout.write(run('npx', ['--no-install', 'mvc-gate', 'init']))

  say('cp -r examples/broken infra && git add .')
  stage('broken')
  commit('Add the web server', 1)

  say('cp -r examples/fixed/. infra && git add .')
  stage('fixed')
  commit('Add the web server', 0)
  say('git log --oneline')
  run('git', ['log', '--format=%s'], { show: true })
} finally {
  rmSync(work, { recursive: true, force: true })
}
