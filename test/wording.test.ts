/** The words of everything that users read, and the style of policies. */
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/commands/index.ts'
import { helpFor } from '../src/cli/help.ts'
import type { PolicyInfo } from '../src/core/policy-info.ts'
import { POLICIES } from '../src/policies/index.ts'
import { EXCEPTIONS, FORBIDDEN } from './wording/glossary.ts'
import { type Text, textsForUsers } from './wording/texts.ts'

/** `path:line: 'word' (instead: …)` for each word that the glossary has another one for. */
function complaintsAbout({ path, line, text }: Text): readonly string[] {
  const allowed = EXCEPTIONS.filter((each) => each.in === path).map((each) => each.text)
  const rest = allowed.reduce((left, pattern) => left.replace(pattern, ''), text)
  return FORBIDDEN.flatMap(({ pattern, instead }) =>
    [...rest.matchAll(pattern)].map(([found]) => `${path}:${line}: '${found}' (instead: ${instead})`),
  )
}

const texts = textsForUsers()

const MAX_TITLE = 70
const MAX_SENTENCES = 2
const MAX_WORDS = 25
/** `X is Y`, `X allows Y`: a verb in the present tense between two other words. */
const HAS_VERB = /\S\s+(?:is|are|has|have|does|do|can|cannot|may|[a-z]+s|allow|grant|use|lack)\s+\S/

function faultsOf({ title, why, fix }: PolicyInfo): readonly string[] {
  return [
    ...(title.length > MAX_TITLE ? [`title: ${title.length} characters, at most ${MAX_TITLE}`] : []),
    ...(title.endsWith('.') ? ['title: ends with a full stop'] : []),
    ...(HAS_VERB.test(title) ? [] : ['title: no verb, as in "X is Y"']),
    ...proseFaults('why', why),
    ...proseFaults('fix', fix),
  ]
}

function proseFaults(name: string, text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z"'`])/)
  const long = sentences.filter((sentence) => sentence.split(/\s+/).length > MAX_WORDS)
  return [
    ...(sentences.length > MAX_SENTENCES
      ? [`${name}: ${sentences.length} sentences, at most ${MAX_SENTENCES}`]
      : []),
    ...long.map((sentence) => `${name}: more than ${MAX_WORDS} words: ${sentence}`),
  ]
}

describe('the words of the glossary', () => {
  test('texts for users are found', () => {
    const paths = new Set(texts.map(({ path }) => path))
    for (const path of ['README.md', 'docs/ci.md', 'schemas/config.schema.json', 'src/cli/help.ts']) {
      expect(paths).toContain(path)
    }
  })

  test('a word that the glossary has another one for is named with its place', () => {
    const text = { path: 'a.md', line: 3, text: 'It is no list of entries, and Everybody heeds it.' }
    expect(complaintsAbout(text)).toEqual([
      "a.md:3: 'heeds' (instead: apply)",
      "a.md:3: 'Everybody' (instead: anyone, public, the internet)",
      "a.md:3: 'is no list of' (instead: is not a(n))",
    ])
    const fine = 'Recommended, amended, a fortress, a vapour-free hour, judgment, organized.'
    expect(complaintsAbout({ path: 'a.md', line: 1, text: fine })).toEqual([])
    const british =
      'Colours, behaviour, catalogues, artefacts, judgement, organisations, unrecognised, recognised'
    expect(complaintsAbout({ path: 'a.md', line: 1, text: british })).toHaveLength(7)
  })

  test('no other word is in a text for users', () => {
    expect(texts.flatMap(complaintsAbout)).toEqual([])
  })

  test('nor in the help of any command', () => {
    const help = COMMANDS.map(({ name }) => ({
      path: `help ${name}`,
      line: 1,
      text: helpFor(name, COMMANDS),
    }))
    expect(help.flatMap(complaintsAbout)).toEqual([])
  })
})

describe('the style of policies', () => {
  test('titles are short statements; why and fix are at most two short sentences', () => {
    const faults = POLICIES.flatMap((policy) => faultsOf(policy).map((fault) => `${policy.id}: ${fault}`))
    expect(faults).toEqual([])
  })

  test('what is wrong with a policy is named', () => {
    const [policy] = POLICIES
    if (policy === undefined) throw new Error('no policies')
    const words = 'word '.repeat(26).trim()
    const bad = { ...policy, title: `${'Key in the '.repeat(7)}data.`, why: 'One. Two. Three.', fix: words }
    expect(faultsOf(bad)).toEqual([
      'title: 82 characters, at most 70',
      'title: ends with a full stop',
      'title: no verb, as in "X is Y"',
      'why: 3 sentences, at most 2',
      `fix: more than 25 words: ${words}`,
    ])
  })
})
