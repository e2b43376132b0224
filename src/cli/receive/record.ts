/** The line of the server's log about a push. */
import { messageOf } from '../../core/errors.ts'
import { decodePath } from '../../git/paths.ts'
import { readVersion } from '../../package-files.ts'
import type { Conclusion, Result } from './conclude.ts'
import { type Entry, writeEntry } from './log.ts'
import type { Push } from './push.ts'
import { pusherIn, repositoryIn } from './pusher.ts'

/** A client may push any number. */
const MOST_REFS = 50

/**
 * Writes the line, where the server keeps a log.
 * @throws GateError `io`
 */
export async function record(
  conclusion: Conclusion,
  result: Result,
  input: Uint8Array,
  push: Push,
): Promise<void> {
  const { request, context } = push
  if (request.log === undefined) return
  await writeEntry(request.log, context.cwd, entryOf(conclusion, result, input, push))
}

function entryOf(
  { outcome, code }: Conclusion,
  result: Result,
  input: Uint8Array,
  { request, context: { env, cwd }, skip, start }: Push,
): Entry {
  return {
    time: new Date().toISOString(),
    version: readVersion(),
    repository: repositoryIn(env) ?? cwd,
    user: pusherIn(env),
    outcome,
    ...(result.kind === 'late' ? { timeout: request.deadline } : {}),
    ...(outcome === 'skipped' ? { skip: skip.reason ?? '' } : {}),
    ...(result.kind === 'failed' ? { error: messageOf(result.error) } : {}),
    exitCode: code,
    milliseconds: Number((process.hrtime.bigint() - start) / 1_000_000n),
    ...refsIn(input),
    ...(result.kind === 'judged' ? result.judged.facts : {}),
  }
}

/** Whatever else is in the input is an error, which is recorded too. */
function refsIn(input: Uint8Array): Pick<Entry, 'refs' | 'moreRefs'> {
  const lines = decodePath(input)
    .split('\n')
    .filter((line) => /^[0-9a-f]+ [0-9a-f]+ ./.test(line))
  const refs = lines.slice(0, MOST_REFS).map((line) => {
    const [old = '', new_ = '', ref = ''] = line.split(' ')
    return { ref: ref.slice(0, 500), old, new: new_ }
  })
  return lines.length > MOST_REFS ? { refs, moreRefs: lines.length - MOST_REFS } : { refs }
}
