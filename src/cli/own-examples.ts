/** The tests beside an own policy, as the examples on its page. */
import { fixtureOf } from '../config/policy-files.ts'
import { utf8Text } from '../core/decode.ts'
import { FRAMEWORKS, type Framework } from '../core/frameworks.ts'
import { folderOf } from '../core/path.ts'
import { MAX_POLICY_BYTES } from '../custom/own-policies.ts'
import { detectFramework } from '../frameworks/detect.ts'
import type { PoliciesHere } from './own-policies.ts'

/** The first test of each kind in a framework; a policy may have none. */
export interface OwnExample {
  readonly framework: Framework
  readonly violating?: string
  readonly passing?: string
}

/** Reads the tests of a policy: in each framework the first that violates it, and the first that passes. */
export async function ownExamples(
  id: string,
  { snapshot, own }: PoliciesHere,
): Promise<readonly OwnExample[]> {
  const policy = (await own?.written())?.find(({ draft }) => draft.id.text === id)
  if (policy === undefined) return []
  const beside = await snapshot.listFolders([folderOf(policy.file.path)])
  const tests = beside.filter(({ path }) => fixtureOf(path)?.id === id)
  const sizes = await snapshot.sizes(tests)
  // What is longer than a policy may be explains nothing.
  const short = tests.filter((_, i) => (sizes[i] ?? 0) <= MAX_POLICY_BYTES)
  const contents = await snapshot.read(short)
  const read = short.flatMap(({ path }, i) => {
    const text = utf8Text(contents[i] ?? new Uint8Array())
    const detected = detectFramework(path, text)
    return 'framework' in detected ? [{ ...detected, expects: fixtureOf(path)?.expects, text }] : []
  })
  return FRAMEWORKS.flatMap(({ id: framework }): readonly OwnExample[] => {
    const textOf = (kind: string) =>
      read.find((each) => each.framework === framework && each.expects === kind)?.text
    const [violating, passing] = [textOf('violating'), textOf('passing')]
    if (violating === undefined && passing === undefined) return []
    return [{ framework, ...(violating && { violating }), ...(passing && { passing }) }]
  })
}
