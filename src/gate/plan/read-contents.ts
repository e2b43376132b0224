/** The contents of candidates, in batches: a push may bring gigabytes of data that is not a template. */
import type { ConfigFor } from '../../config/load.ts'
import { decode } from '../../core/decode.ts'
import { folderOf } from '../../core/path.ts'
import type { Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import type { UnreadCause } from '../../core/source.ts'

/** Text; or why there is none, with a rough reading of the content that shows what it may be. */
export type FileContent =
  | { readonly text: string }
  | {
      readonly reason: string
      readonly cause: UnreadCause
      readonly guess: string
      /** So large that the rough reading is of its beginning only. */
      readonly unseen: boolean
    }

/** Bytes that are held at once, beside what turns out to be a template. */
const BATCH_BYTES = 8_388_608
/** How much of an oversized file is read to see whether it is a template that would be left out, in bytes. */
const SAMPLE_BYTES = 16_777_216

/** Reads the files in order. Files larger than their configuration's `maxFileBytes` are not decoded. */
export async function* readContents(
  snapshot: Snapshot,
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
  return 'text' in decoded ? decoded : { ...decoded, unseen: false }
}

async function sample(snapshot: Snapshot, { file, size }: Sized, limit: number): Promise<FileContent> {
  const start = await snapshot.readStart(file, SAMPLE_BYTES)
  const guess = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1')
  const reason = `${size} bytes, more than "maxFileBytes" (${limit})`
  return { reason, cause: 'size', guess, unseen: size > SAMPLE_BYTES }
}
