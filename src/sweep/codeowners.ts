/**
 * Owners of files by CODEOWNERS, as GitHub, GitLab and Bitbucket read it:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * https://docs.gitlab.com/user/project/codeowners/reference/
 */
import { matcherOf } from '../config/glob/glob.ts'

/** Where it may be; the first that is there counts. */
export const CODEOWNERS_PATHS = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.bitbucket/CODEOWNERS',
] as const

/** Bytes; GitHub does not load a larger one. */
export const LARGEST_CODEOWNERS = 3_145_728

/** Rules that are read: more are not written by people. */
const MAX_RULES = 5_000

interface Rule {
  readonly matches: (path: string) => boolean
  readonly owners: readonly string[]
}

/** Owners of a path, without repeats. */
export type OwnersOf = (path: string) => readonly string[]

/**
 * Reads a CODEOWNERS file. In each section (GitHub has one) the last rule that matches a path counts, also where it names
 * no owner. A pattern that is not valid matches nothing.
 */
export function readCodeowners(text: string): OwnersOf {
  const sections: Rule[][] = [[]]
  let defaults: readonly string[] = []
  let rules = 0
  for (const line of text.split(/\r?\n/)) {
    const header = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(line.trim())
    if (header !== null) {
      defaults = words(header[1] ?? '')
      sections.push([])
      continue
    }
    const [pattern, ...owners] = words(line)
    if (pattern === undefined || rules++ >= MAX_RULES) continue
    sections.at(-1)?.push({ matches: ruleMatcher(pattern), owners: owners.length > 0 ? owners : defaults })
  }
  const known = sections.filter((section) => section.length > 0).map((section) => section.reverse())
  return (path) => {
    const found = known.flatMap((section) => section.find(({ matches }) => matches(path))?.owners ?? [])
    return [...new Set(found)]
  }
}

/** Words up to a comment; a blank may be escaped. */
function words(line: string): readonly string[] {
  const text = /^\s*#/.test(line) ? '' : line.replace(/\s#.*$/, '')
  return (text.match(/(?:\\.|[^\s\\])+/g) ?? []).map((word) => word.replace(/\\([\s#])/g, '$1'))
}

/** Gitignore's patterns, without negation and sets. */
function ruleMatcher(pattern: string): (path: string) => boolean {
  if (['*', '/', '**'].includes(pattern)) return () => true
  const plain = pattern.replace(/^\/+|\/+$/g, '')
  if (plain === '') return () => false
  // A slash at its start or within ties it to the root.
  const isAnchored = pattern.slice(0, -1).includes('/')
  const glob = `${isAnchored ? '' : '**/'}${plain.replace(/[[\]{}()!+@|]/g, '\\$&')}`
  // `docs/*` means the files of a folder, not what is below its folders.
  return matcherFor(
    pattern.endsWith('/') ? [`${glob}/**`] : plain.endsWith('/*') ? [glob] : [glob, `${glob}/**`],
  )
}

/** So many stars that matching them would take minutes match nothing. */
function matcherFor(globs: readonly string[]): (path: string) => boolean {
  const matches = matcherOf(globs)
  let isTooMuch = false
  return (path) => {
    if (isTooMuch) return false
    try {
      return matches(path)
    } catch {
      isTooMuch = true
      return false
    }
  }
}
