/** The consumer's package.json: a `prepare` script that brings the hooks into every clone. */

/**
 * Runs on every plain install in a clone. It survives installs without development dependencies, where the
 * package is missing, and needs no shell beyond what npm has on every system.
 */
export const PREPARE_COMMAND =
  "node -e \"import('mvc-gate/install').catch(e=>{if(e.code!=='ERR_MODULE_NOT_FOUND')throw e})\""

/** What init has to know of a package.json. */
export interface Manifest {
  readonly prepare: string | undefined
}

/** @throws SyntaxError when the text is no JSON, TypeError when it is no object */
export function readManifest(text: string): Manifest {
  const { prepare } = scriptsOf(parseObject(text))
  return { prepare: typeof prepare === 'string' ? prepare : undefined }
}

/** The text with the command in `prepare`, after what is there; indentation and line ends stay as they are. */
export function withPrepare(text: string): string {
  const manifest = parseObject(text)
  const scripts = scriptsOf(manifest)
  const existing = typeof scripts.prepare === 'string' ? scripts.prepare.trim() : ''
  if (existing.includes('mvc-gate/install')) return text
  const prepare = existing === '' ? PREPARE_COMMAND : `${existing} && ${PREPARE_COMMAND}`
  const indent = /^[{]\r?\n([ \t]+)/.exec(text)?.[1] ?? '  '
  const json = JSON.stringify({ ...manifest, scripts: { ...scripts, prepare } }, null, indent)
  const end = text.endsWith('\n') ? '\n' : ''
  return (json + end).replaceAll('\n', text.includes('\r\n') ? '\r\n' : '\n')
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new TypeError('not an object')
  }
  return parsed as Readonly<Record<string, unknown>>
}

function scriptsOf(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const scripts = manifest.scripts
  return typeof scripts === 'object' && scripts !== null ? (scripts as Readonly<Record<string, unknown>>) : {}
}
