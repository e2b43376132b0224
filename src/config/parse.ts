/** The text of a configuration file as data. */
import { GateError, messageOf } from '../core/errors.ts'
import { SourceFile } from '../core/source.ts'
import { jsonFault } from './json-fault.ts'

/** Parses JSON or YAML, by the ending, with cosmiconfig's own loaders for data.
 * @throws GateError `config` */
export async function parseConfigText(path: string, text: string): Promise<unknown> {
  const { defaultLoaders } = await import('cosmiconfig')
  const format = path.endsWith('.json') ? '.json' : '.yaml'
  const fault = format === '.json' || /^\s*\{/.test(text) ? jsonFault(text) : undefined
  const invalid = (kind: string, reason: string, place: string, cause?: unknown) =>
    new GateError('config', `${path}${place}: invalid ${kind}: ${reason}`, { cause })
  const placeOf = (offset: number) => {
    const { line, column } = new SourceFile(path, text).position(offset)
    return `:${line}:${column}`
  }
  // To YAML, such a comment is a key.
  if (fault !== undefined && /^\/[/*]/.test(text.slice(fault.offset, fault.offset + 2))) {
    throw invalid('JSON', 'comments are not allowed; in YAML they begin with #', placeOf(fault.offset))
  }
  try {
    return (await defaultLoaders[format](path, text)) ?? {}
  } catch (error) {
    if (fault !== undefined) throw invalid('JSON', fault.reason, placeOf(fault.offset), error)
    // The loaders' first line repeats the path, and the reason stands between code frames.
    const lines = messageOf(error).split('\n').slice(1)
    const reason = lines.find((line) => line.trim() !== '' && !/^[> ]*\d* *\|/.test(line))?.trim() ?? ''
    const [, at, line, column] = /^(.*) \((\d+):(\d+)\)$/.exec(reason) ?? []
    const place = line === undefined ? '' : `:${line}:${column}`
    throw invalid(format.slice(1).toUpperCase(), at ?? reason, place, error)
  }
}
