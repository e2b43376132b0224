/** Source text and places in it. Offsets only: line and column are computed when something is printed. */

/** Half-open, in UTF-16 units of the file's text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** One-based; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** One blob of the snapshot, decoded. */
export class SourceFile {
  /** Repository-relative, '/' on every system; bytes that are not UTF-8 are lone surrogates (see git/paths.ts). */
  readonly path: string
  /** The judged bytes (staged blob, pushed blob), never the work tree's, without a byte order mark. */
  readonly text: string
  #lineStarts: readonly number[] | undefined

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  /** The position of an offset; offsets past the end are clamped to the end. */
  position(offset: number): Position {
    const starts = this.#starts()
    const at = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
  }

  /** The text of a one-based line without its line end; '' for a line that does not exist. */
  line(number: number): string {
    const { start, end } = this.lineRange(number)
    return this.text.slice(start, end)
  }

  /** The range of a one-based line without its line end; empty, at the text's end, for one that does not exist. */
  lineRange(number: number): Range {
    const starts = this.#starts()
    const start = starts[number - 1]
    if (start === undefined) return { start: this.text.length, end: this.text.length }
    const end = (starts[number] ?? this.text.length + 1) - 1
    return { start, end: end > start && this.text[end - 1] === '\r' ? end - 1 : end }
  }

  get lineCount(): number {
    return this.#starts().length
  }

  #starts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0]
      for (let i = this.text.indexOf('\n'); i !== -1; i = this.text.indexOf('\n', i + 1)) starts.push(i + 1)
      this.#lineStarts = starts
    }
    return this.#lineStarts
  }
}

/** A range in a file. */
export interface Location {
  readonly file: SourceFile
  readonly range: Range
}

/** What is written at a place: its first `most` UTF-16 units, by default all of them. */
export function sourceText({ file, range }: Location, most = Number.POSITIVE_INFINITY): string {
  return file.text.slice(range.start, Math.min(range.end, range.start + most))
}

/** A place in the file that something stands in. */
export function locate({ file }: { readonly file: SourceFile }, range: Range): Location {
  return { file, range }
}

/** Whether two locations are the same range of the same file. */
export function sameLocation(a: Location, b: Location): boolean {
  return a.file === b.file && a.range.start === b.range.start && a.range.end === b.range.end
}

/**
 * Why a file cannot be read: it is too large, is not text, is a pointer of Git LFS, is encrypted by git-crypt, or is a
 * symbolic link that leads nowhere, or out of the repository.
 */
export type UnreadCause = 'size' | 'time' | 'encoding' | 'lfs' | 'encrypted' | 'link' | 'outside'

/** A file whose bytes cannot be read as text. */
export interface UnreadFile {
  readonly path: string
  readonly reason: string
  readonly cause?: UnreadCause
}

/** Whether something is wrong with a file that was not read; what lies outside of the repository may be right. */
export function isUnscannable({ cause }: UnreadFile): boolean {
  return cause !== 'outside'
}
