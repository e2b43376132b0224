/** What `mvc-gate init --server` writes. Planning changes nothing. */
import { basename, dirname, join, resolve } from 'node:path'
import { allInOrder } from '../../core/all-in-order.ts'
import { GateError } from '../../core/errors.ts'
import { readPackageFile } from '../../package-files.ts'
import { type FileChange, isLink, readIfThere } from '../files.ts'
import type { ServerName } from './server-names.ts'
import { SERVERS, type Server } from './servers.ts'

export interface ServerPlan {
  readonly changes: readonly FileChange[]
  /** What is left to do by hand, a line each. */
  readonly next: readonly string[]
}

/** Where the plan is made. */
export interface ServerPlace {
  /** Absolute. */
  readonly cwd: string
  /** The hooks folder of the repository that `cwd` is in; asked for only where the hook goes there. */
  readonly hooksFolder: () => Promise<string>
  /** The running Node.js and the running program. */
  readonly node: string
  readonly program: string
}

/**
 * Plans the hook of a server and what goes with it.
 * @throws GateError `refused` for another hook in its place, and for a program that later runs could not find; `io` if
 * something cannot be read
 */
export async function planServer(name: ServerName, place: ServerPlace): Promise<ServerPlan> {
  const server = SERVERS[name]
  const folder = server.hook.from === 'hooks' ? await place.hooksFolder() : place.cwd
  const call = server.program === 'PATH' ? 'mvc-gate' : callOf(place)
  const hook = await planFile(join(folder, server.hook.path), hookText(name, server, call), true)
  const others = server.files.map(({ path, source }) =>
    planFile(join(place.cwd, path), readPackageFile(source), false),
  )
  return { changes: [hook, ...(await allInOrder(others))], next: server.next }
}

function hookText(name: ServerName, { deadline }: Server, call: string): string {
  return `#!/bin/sh
# mvc-gate: checks the infrastructure templates of each push to this server. Written by \`mvc-gate init --server ${name}\`.
# Options: mvc-gate help pre-receive
exec ${call} pre-receive --deadline ${deadline}
`
}

function callOf({ node, program }: ServerPlace): string {
  const folder = resolve(dirname(program), '..')
  if (/[\\/]_npx[\\/]|[\\/]dlx-/.test(folder)) {
    throw new GateError(
      'refused',
      'this program was downloaded for one run only, so the hook could not find it',
      { hint: 'run `npm install --global mvc-gate` on the server, then `mvc-gate init --server` again' },
    )
  }
  return `${quoted(node)} ${quoted(join(folder, 'dist/main.js'))}`
}

/** For a POSIX shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`
}

async function planFile(path: string, text: string, isHook: boolean): Promise<FileChange> {
  if (await isLink(dirname(path)))
    throw new GateError('refused', `${dirname(path)} is a link to another folder`)
  const now = await readIfThere(path)
  if (now === undefined) return { path, before: undefined, after: text, makeExecutable: isHook }
  if (now.text !== text && !(isHook && callsGate(now.text))) {
    throw new GateError('refused', `${path} already exists; not overwriting it`, {
      details: isHook ? ['to add the gate, pass it the standard input of the hook:', lastLine(text)] : [],
      hint: `or move ${basename(path)} away, then run \`mvc-gate init --server\` again`,
    })
  }
  // Options that were added stay.
  return { path, before: now.text, after: now.text, makeExecutable: isHook && !now.executable }
}

function callsGate(text: string): boolean {
  return /^(?!\s*#).*\bpre-receive\b/m.test(text) && text.includes('mvc-gate')
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').replace(/^exec /, '')
}
