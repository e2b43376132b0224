/** What a CI says about the change that it builds, in words that every CI shares. */

export const CI_NAMES = ['codebuild', 'bitbucket', 'github', 'gitlab', 'azure', 'jenkins'] as const
export type CiName = (typeof CI_NAMES)[number]

interface Judged {
  /** Undefined where no CI is recognized. */
  readonly ci: CiName | undefined
  /** Why this is judged, as a phrase for people. */
  readonly why: string
}

/** What to judge: the whole commit, or what it brings since another. */
export type CiRange =
  | (Judged & { readonly kind: 'all' })
  | (Judged & {
      readonly kind: 'since'
      /** Full refs and ids of commits; the first that the clone has counts. At least one. */
      readonly revs: readonly string[]
      /** Where nothing of `revs` is in a complete clone: a push was forced, a merge request can't be compared. */
      readonly from: 'push' | 'merge-request'
      /** The commit that the CI builds (its full id): HEAD must contain it, or a different commit would be checked. */
      readonly tip: string | undefined
    })

/** Reads a text file; undefined where it is not there, or larger than anybody needs. */
export type ReadText = (path: string) => string | undefined

/** Everything that the commit has. */
export function everything(ci: CiName | undefined, why: string): CiRange {
  return { ci, kind: 'all', why }
}

interface MergeRequest {
  /** The target branch as the CI names it, with or without `refs/heads/`. */
  readonly target: string | undefined
  /** More to compare with, before the target branch and after it, in order; what is not a revision is left out. */
  readonly preferred?: readonly (string | undefined)[]
  readonly otherwise?: readonly (string | undefined)[]
  readonly tip: string | undefined
}

/** What a merge request brings; everything where the CI does not say what to compare with. */
export function mergeRequest(
  ci: CiName,
  { target, preferred = [], otherwise = [], tip }: MergeRequest,
): CiRange {
  const branch = branchOf(target)
  const tracked = branch === undefined ? [] : [`refs/remotes/origin/${branch}`]
  const revs = [...preferred, ...tracked, ...otherwise].filter((rev) => rev !== undefined)
  if (revs.length === 0) return everything(ci, 'a merge request whose target is not named')
  const why = branch === undefined ? 'a merge request' : `a merge request into ${branch}`
  return { ci, kind: 'since', revs, from: 'merge-request', why, tip: idOf(tip) }
}

/** What a push brings; everything where there was nothing before it. */
export function push(ci: CiName, before: string | undefined, tip: string | undefined): CiRange {
  const id = idOf(before)
  if (id === undefined) return everything(ci, 'the first build of a branch')
  return { ci, kind: 'since', revs: [id], from: 'push', why: 'a push', tip: idOf(tip) }
}

/** The full id of a commit; undefined for zeros, which stand for nothing, and for what is not an id. */
export function idOf(text: string | undefined): string | undefined {
  if (text === undefined || /^0+$/.test(text)) return undefined
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : undefined
}

/** An id that may be cut short. */
export function shortIdOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{7,64}$/.test(text) && !/^0+$/.test(text) ? text : undefined
}

/** What git takes in no ref, and control characters that it would take. */
const NOT_IN_REFS = /[\u0000-\u0020\u007f-\u009f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)/

/** The name of a branch without `refs/heads/`; undefined for what git would not take as one. */
export function branchOf(text: string | undefined): string | undefined {
  const name = text?.replace(/^refs\/heads\//, '')
  if (name === undefined || name === '' || name.length > 1024) return undefined
  return /^[-/.]|[/.]$/.test(name) || NOT_IN_REFS.test(name) ? undefined : name
}
