/** git's own credential helpers, asked without ever prompting. */
import { gitEnvironment } from './environment.ts'
import { type Place, runGit } from './git.ts'

export interface Credential {
  readonly user: string
  readonly password: string
}

/** A helper that waits for a person is given up on after this many milliseconds. */
const PATIENCE = 10_000

/**
 * What a credential helper knows for a host; undefined where none knows anything.
 * @param environment an origin such as `https://www.myshn.net`
 * @param user asks for this user's
 */
export async function fillCredential(
  environment: string,
  user: string | undefined,
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Credential | undefined> {
  const found = await askForCredential(environment, user, where)
  return typeof found === 'string' ? undefined : found
}

/** Like `fillCredential`; `none` where the helpers answer that they know nothing, `failed` where there is no answer. */
export async function askForCredential(
  environment: string,
  user: string | undefined,
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Credential | 'none' | 'failed'> {
  const asked = { ...about(environment), ...(user === undefined ? {} : { username: user }) }
  const answer = await credential('fill', asked, where).catch(() => undefined)
  if (answer === undefined) return 'failed'
  const found = readLines(answer)
  const [name, password] = [found.get('username'), found.get('password')]
  return name === undefined || password === undefined ? 'none' : { user: name, password }
}

/**
 * Has the helpers store a credential that works.
 * @throws GateError `git` when git refuses
 */
export async function approveCredential(
  environment: string,
  { user, password }: Credential,
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  await credential('approve', { ...about(environment), username: user, password }, where)
}

/** Has the helpers forget the credential of a user. */
export async function rejectCredential(
  environment: string,
  { user, password }: Credential,
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  await credential('reject', { ...about(environment), username: user, password }, where)
}

function about(environment: string): Readonly<Record<string, string>> {
  const { protocol, host } = new URL(environment)
  return { protocol: protocol.slice(0, -1), host }
}

/** Credentials go through standard input: any user of the machine can see arguments. */
async function credential(
  action: 'fill' | 'approve' | 'reject',
  fields: Readonly<Record<string, string>>,
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  // A value with a line break would become a field of its own.
  const lines = Object.entries(fields).filter(([, value]) => !/[\n\0]/.test(value))
  const place: Place = {
    top: cwd,
    environment: {
      ...gitEnvironment(env),
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '',
      SSH_ASKPASS: '',
      GCM_INTERACTIVE: 'never',
    },
    signal: AbortSignal.timeout(PATIENCE),
  }
  const input = Buffer.from(`${lines.map(([name, value]) => `${name}=${value}\n`).join('')}\n`, 'utf8')
  const args = ['-c', 'core.askPass=', '-c', 'credential.interactive=false', 'credential', action]
  return (await runGit(place, args, { input, okCodes: [0, 128] })).toString('utf8')
}

function readLines(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line): readonly [string, string][] => {
      const equals = line.indexOf('=')
      return equals === -1 ? [] : [[line.slice(0, equals), line.slice(equals + 1)]]
    }),
  )
}
