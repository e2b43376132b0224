/** The JSON Schema of the lines that a sweep prints. */
import * as z from 'zod/mini'
import { LINE, type SweptLine, type Verdict } from './line.ts'

type Schema = Readonly<Record<string, unknown>>

const OF_LINE: Readonly<Record<keyof SweptLine, string>> = {
  schemaVersion:
    'Grows when a reader of the earlier form could misread the new one; fields may be added at any time.',
  repository: 'The URL without credentials, or the absolute path: the same in every run.',
  status: '`empty` has no commit; `failed` could not be checked, and `failure` says why.',
  branch:
    'The default branch, such as `refs/heads/main`; null where HEAD is not on a branch, or is not known.',
  commit: 'Its tip.',
  tree: 'The tree of that commit, which is what was checked.',
  cached: 'Whether the verdict was known already, from this repository or another one with the same tree.',
  attempts: 'How often the repository was tried.',
  durationMs: 'Milliseconds of the last attempt.',
  failure: 'Why a repository failed, and what to do about it.',
  verdict: 'What was found in the tree; null unless the status is `checked`.',
}

const OF_VERDICT: Readonly<Record<keyof Verdict, string>> = {
  outcome:
    'What a commit of the tree would meet: `violations` has findings that block, `unscannable` templates that could not be read.',
  templates: 'Templates that were found.',
  violations: 'Violations by severity, those that do not block included.',
  blocking: 'Violations that block.',
  undecided: 'Findings that depend on values which are known at deployment only.',
  suppressed: 'Violations that a suppression accepts.',
  unscannable: 'The first 100 templates that could not be read, or not whole.',
  unscannableCount: 'How many there are.',
  policies: 'Violations by policy.',
  owners:
    'Violations by owner, from CODEOWNERS; the owner null is what has none. A violation counts for each of its owners.',
  findings: 'The first 1,000 violations, by severity, path and place. Lines and columns are counted from 1.',
  day: 'The day on which suppressions with a date were applied; null where none has one.',
}

/** The schema as it is published. */
export function lineSchema(): Schema {
  const { $schema, properties, ...rest } = z.toJSONSchema(LINE) as Schema & {
    readonly properties: Properties
  }
  const verdict = properties.verdict as { readonly anyOf: readonly Schema[] }
  const anyOf = verdict.anyOf.map((each) =>
    'properties' in each
      ? { ...each, properties: described(each.properties as Properties, OF_VERDICT) }
      : each,
  )
  return {
    $schema,
    $id: 'urn:mvc-gate:schema:sweep:1',
    title: 'A line of mvc-gate sweep',
    description:
      'What `mvc-gate sweep` prints of one repository. A field that does not apply is null. Bytes of a path that are not UTF-8 are the lone surrogates U+DC80 to U+DCFF.',
    ...rest,
    properties: described({ ...properties, verdict: { ...verdict, anyOf } }, OF_LINE),
  }
}

type Properties = Readonly<Record<string, Schema>>

function described(properties: Properties, descriptions: Readonly<Record<string, string>>): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      { description: descriptions[name], ...schema },
    ]),
  )
}
