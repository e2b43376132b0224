/** Fixed files before they are written: fixes on top of fixes, in memory. */

import { decode } from '../../core/decode.ts'
import { areDisjoint, EditedText, type Replacement } from '../../core/edited-text.ts'
import type { Fix, Refusal, TextEdit } from '../../core/fix.ts'
import type { Change } from '../../core/snapshot.ts'
import { type Location, SourceFile } from '../../core/source.ts'
import { editedSnapshot } from '../../git/edited-snapshot.ts'
import type { FixedFile, FixPlace, FixTarget } from './target.ts'

/** The edits of a fix, by the files that they are made in. */
export type PlacedEdits = ReadonlyMap<string, PlacedEdit>

export interface PlacedEdit {
  readonly file: DraftFile
  readonly edits: readonly Replacement[]
}

interface DraftFile {
  readonly place: FixPlace
  readonly before: Uint8Array
  /** '' for a file without a byte order mark. */
  readonly mark: string
  readonly text: EditedText
}

/** A file that differs from what it was. */
export interface DraftedFile extends FixedFile {
  /** With its byte order mark. */
  readonly original: string
  /** Of `original`. */
  readonly edits: readonly Replacement[]
}

const MARK = '\ufeff'

export class Draft {
  readonly #target: FixTarget
  readonly #places = new Map<string, Promise<FixPlace | Refusal>>()
  readonly #originals = new Map<string, SourceFile>()
  /** By the paths of the snapshot that lead to them. */
  readonly #keys = new Map<string, string>()
  #files: ReadonlyMap<string, DraftFile> = new Map()

  constructor(target: FixTarget) {
    this.#target = target
  }

  /** The change with what the fixes make of its files. */
  get change(): Change {
    if (this.#files.size === 0) return this.#target.change
    const files = this.#files
    const snapshot = editedSnapshot(this.#target.change.snapshot, async (file) => {
      const own = files.get(await this.#target.keyOf(file))
      return own === undefined ? undefined : bytesOf(own)
    })
    return { ...this.#target.change, snapshot }
  }

  /** Where the edits of a fix are made; a reason where they are not. */
  async place({ edits }: Pick<Fix, 'edits'>): Promise<PlacedEdits | Refusal> {
    const placed = new Map<string, { file: DraftFile; edits: TextEdit[] }>()
    for (const edit of edits) {
      const place = await this.#placeOf(edit.file.path)
      if ('refused' in place) return place
      this.#keys.set(edit.file.path, place.key)
      const file = placed.get(place.key)?.file ?? this.#files.get(place.key) ?? (await this.#open(place))
      if (file?.text.text !== edit.file.text) return { refused: `${place.path} was changed in the meantime` }
      const own = placed.get(place.key)
      if (own === undefined) placed.set(place.key, { file, edits: [edit] })
      else own.edits.push(edit)
    }
    const isWhole = [...placed.values()].every((each) => areDisjoint(each.edits))
    return isWhole ? placed : { refused: 'its edits overlap' }
  }

  /** Makes the edits; what they are based on must be what the draft holds. @returns what undoes them */
  apply(all: readonly PlacedEdits[]): () => void {
    const before = this.#files
    const files = new Map(before)
    for (const [key, parts] of grouped(all)) {
      const [first] = parts
      if (first === undefined) continue
      const text = first.file.text.edit(parts.flatMap(({ edits }) => edits))
      files.set(key, { ...first.file, text })
    }
    this.#files = files
    return () => {
      this.#files = before
    }
  }

  /** Where what stands at a place now stood at first. */
  originalPlace({ file, range }: Location): { readonly path: string; readonly line: number } {
    const { path } = file
    const own = this.#files.get(this.#keys.get(path) ?? '')
    if (own === undefined) return { path, line: file.position(range.start).line }
    const original = this.#originals.get(path) ?? new SourceFile(path, own.text.original)
    this.#originals.set(path, original)
    return { path, line: original.position(own.text.originalOffset(range.start)).line }
  }

  /** What differs, in the order of the paths. */
  drafted(): readonly DraftedFile[] {
    return [...this.#files.values()]
      .filter(({ text }) => text.text !== text.original)
      .map(draftedOf)
      .sort((a, b) => (a.place.path < b.place.path ? -1 : 1))
  }

  #placeOf(path: string): Promise<FixPlace | Refusal> {
    const place = this.#places.get(path) ?? this.#target.placeOf(path)
    this.#places.set(path, place)
    return place
  }

  async #open(place: FixPlace): Promise<DraftFile | undefined> {
    const [before] = await this.#target.change.snapshot.read([place.file])
    if (before === undefined) return undefined
    const decoded = decode(before)
    if (!('text' in decoded)) return undefined
    const mark = Buffer.from(before.subarray(0, 3)).toString('utf8') === MARK ? MARK : ''
    return { place, before, mark, text: new EditedText(decoded.text) }
  }
}

/** What edits would make of the files that they are placed in. */
export function preview(placed: PlacedEdits): readonly DraftedFile[] {
  return [...placed.values()].map(({ file, edits }) => {
    const text = new EditedText(file.text.text).edit(edits)
    return draftedOf({ ...file, text })
  })
}

function grouped(all: readonly PlacedEdits[]): ReadonlyMap<string, readonly PlacedEdit[]> {
  const groups = new Map<string, PlacedEdit[]>()
  for (const [key, edit] of all.flatMap((placed) => [...placed])) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [edit])
    else group.push(edit)
  }
  return groups
}

function bytesOf({ mark, text }: Pick<DraftFile, 'mark' | 'text'>): Uint8Array {
  return Buffer.from(mark + text.text, 'utf8')
}

function draftedOf(file: DraftFile): DraftedFile {
  const { place, before, mark, text } = file
  const shifted = text.edits().map(({ range, text: written }) => {
    return { range: { start: range.start + mark.length, end: range.end + mark.length }, text: written }
  })
  return { place, before, after: bytesOf(file), original: mark + text.original, edits: shifted }
}
