/** Searches the files of an index or a commit, without reading them here. */
import type { SnapshotLine } from '../core/snapshot.ts'
import { type Repository, streamGit } from './git.ts'
import type { LinkedFile } from './links.ts'
import { decodePath, isTextPath } from './paths.ts'

/** Where to search: the index, or a commit by its full id. */
export type SearchPlace = '--cached' | string

/** Settings of the user that would change what is printed. */
const HOW = [
  '-F',
  '-z',
  '--text',
  '--full-name',
  '--no-color',
  '--no-line-number',
  '--no-column',
  '--no-recurse-submodules',
]

export type OnLine = (line: SnapshotLine) => void

/** What is searched for. */
export interface Searched {
  /** Bytes without a line break or NUL. */
  readonly texts: readonly Uint8Array[]
  /** Files whose paths end so, in any case; none is every file. */
  readonly endings: readonly string[]
  /** Further files, whose paths can be arguments. */
  readonly paths: readonly string[]
}

/**
 * Hands on the lines that hold one of some texts, in regular files.
 * @param onLine a line without its line break
 */
export async function searchLines(
  repository: Repository,
  place: SearchPlace,
  { texts, endings, paths }: Searched,
  onLine: OnLine,
): Promise<void> {
  const pathspecs = [
    ...endings.map((ending) => `:(top,icase)*${ending}`),
    ...paths.map((path) => `:(top,literal)${path}`),
  ]
  const input = Buffer.concat(texts.flatMap((text) => [text, NEWLINE_BYTES]))
  const prefix = place === '--cached' ? 0 : place.length + 1
  let last: { readonly bytes: Buffer; readonly path: string } | undefined
  const takeApart = lineParser((bytes, line) => {
    // Lines of one file follow each other.
    if (last?.bytes.equals(bytes) !== true) last = { bytes, path: decodePath(bytes.subarray(prefix)) }
    onLine({ path: last.path, line })
  })
  const args = ['grep', ...HOW, '-f', '-', place, '--', ...pathspecs]
  // A partial clone would fetch what is not checked out, file by file.
  const here = { ...repository, environment: { ...repository.environment, GIT_NO_LAZY_FETCH: '1' } }
  await streamGit(here, args, { input, okCodes: [0, 1] }, (chunk) => {
    takeApart(chunk)
    return 'more'
  })
}

/**
 * Hands on lines for each path of a file: its own, and those of links to it.
 * @param search in the files whose paths end so, and in further ones
 */
export function searchLinked(
  linked: readonly LinkedFile[],
  endings: readonly string[],
  onLine: OnLine,
  search: (paths: readonly string[], onLine: OnLine) => Promise<void>,
): Promise<void> {
  const others = new Map<string, string[]>()
  for (const { path, target } of linked) others.set(target, [...(others.get(target) ?? []), path])
  const isNamed = (path: string) =>
    endings.length === 0 || endings.some((ending) => path.toLowerCase().endsWith(ending))
  // A link may have the ending of a template, and lead to a file without one.
  const targets = linked.filter(({ path, target }) => isNamed(path) && !isNamed(target))
  const paths = [...new Set(targets.map(({ target }) => target))].filter(isTextPath)
  return search(paths, ({ path, line }) => {
    if (isNamed(path)) onLine({ path, line })
    for (const other of others.get(path) ?? []) if (isNamed(other)) onLine({ path: other, line })
  })
}

const NEWLINE = 0x0a
const NEWLINE_BYTES = Buffer.of(NEWLINE)

/** Takes apart `<path>\0<line>\n`, however the pieces are cut. Either may hold the other's end. */
function lineParser(onLine: (path: Buffer, line: Buffer) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0)
  return (chunk) => {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let from = 0
    for (;;) {
      const nul = bytes.indexOf(0, from)
      const end = nul === -1 ? -1 : bytes.indexOf(NEWLINE, nul)
      if (end === -1) break
      onLine(bytes.subarray(from, nul), bytes.subarray(nul + 1, end))
      from = end + 1
    }
    pending = bytes.subarray(from)
  }
}
