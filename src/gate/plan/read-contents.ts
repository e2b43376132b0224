/** The contents of candidates, in batches: a push may bring gigabytes of data that is not a template. */
import type { ConfigFor } from '../../config/load.ts'
import { decode, utf8Text } from '../../core/decode.ts'
import { folderOf } from '../../core/path.ts'
import type { Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import type { UnreadCause } from '../../core/source.ts'

/** Text; or why there is none, with rough readings of the content that show what it may be. */
export type FileContent = { readonly text: string } | UnreadContent

export interface UnreadContent {
  readonly reason: string
  readonly cause: UnreadCause
  readonly guesses: readonly string[]
  /** So large that the rough readings are of its beginning only. */
  readonly unseen: boolean
  /** In bytes; of what a pointer of Git LFS stands for. */
  readonly size: number
}

/** Bytes that are held at once, beside what turns out to be a template. */
const BATCH_BYTES = 8_388_608
/** How much of an oversized file is read to see whether it is a template that would be left out, in bytes. */
const SAMPLE_BYTES = 16_777_216

/** Reads the files in order. Files larger than their configuration's `maxFileBytes` are not decoded. */
export async function* readContents(
  snapshot: Pick<Snapshot, 'sizes' | 'read' | 'readStart'>,
  files: readonly SnapshotFile[],
  configFor: ConfigFor,
): AsyncGenerator<readonly [SnapshotFile, FileContent]> {
  if (files.length === 0) return
  const sizes = await snapshot.sizes(files)
  for (const batch of inBatches(files, sizes)) {
    const [first] = batch
    if (first !== undefined && first.size > limitFor(first.file, configFor)) {
      yield [first.file, await sample(snapshot, first, limitFor(first.file, configFor))]
    } else {
      const contents = await snapshot.read(batch.map(({ file }) => file))
      for (const [i, { file }] of batch.entries()) yield [file, toContent(contents[i] ?? new Uint8Array())]
    }
  }

  function* inBatches(all: readonly SnapshotFile[], bytes: readonly number[]): Generator<readonly Sized[]> {
    let batch: Sized[] = []
    let total = 0
    for (const [i, file] of all.entries()) {
      const size = bytes[i] ?? 0
      const oversized = size > limitFor(file, configFor)
      if (batch.length > 0 && (oversized || total + size > BATCH_BYTES)) {
        yield batch
        batch = []
        total = 0
      }
      if (oversized) yield [{ file, size }]
      else {
        batch.push({ file, size })
        total += size
      }
    }
    if (batch.length > 0) yield batch
  }
}

interface Sized {
  readonly file: SnapshotFile
  readonly size: number
}

function limitFor(file: SnapshotFile, configFor: ConfigFor): number {
  return configFor(folderOf(file.path)).config.maxFileBytes
}

function toContent(bytes: Uint8Array): FileContent {
  const decoded = decode(bytes)
  if ('text' in decoded) return decoded
  const size = decoded.cause === 'lfs' ? sizeOfPointer(bytes) : bytes.length
  return { ...decoded, unseen: false, size }
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function sizeOfPointer(bytes: Uint8Array): number {
  return Number(/^size (\d{1,15})$/m.exec(utf8Text(bytes.subarray(0, 1_024)))?.[1] ?? 0)
}

async function sample(
  snapshot: Pick<Snapshot, 'readStart'>,
  { file, size }: Sized,
  limit: number,
): Promise<FileContent> {
  const decoded = decode(await snapshot.readStart(file, SAMPLE_BYTES))
  const unseen = size > SAMPLE_BYTES
  if ('cause' in decoded && decoded.cause === 'encrypted') return { ...decoded, unseen, size }
  const guesses = 'text' in decoded ? [decoded.text] : decoded.guesses
  const reason = `${size} bytes, more than "maxFileBytes" (${limit})`
  return { reason, cause: 'size', guesses, unseen, size }
}
