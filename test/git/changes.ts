/** What the tests of this folder look at in a change. */
import type { Change, Snapshot } from '../../src/core/snapshot.ts'

export function textOf(content: Uint8Array | undefined): string {
  return Buffer.from(content ?? []).toString('utf8')
}

/** Path and text of every touched file, read from the change's own snapshot. */
export async function touchedTexts(change: Change): Promise<Record<string, string>> {
  const contents = await change.snapshot.read(change.touched)
  return Object.fromEntries(change.touched.map((file, i) => [file.path, textOf(contents[i])]))
}

export function touchedPaths(change: Change): readonly string[] {
  return change.touched.map((file) => file.path)
}

export async function listedPaths(snapshot: Snapshot): Promise<readonly string[]> {
  return (await snapshot.list()).map((file) => file.path)
}

export async function pathsInFolders(
  snapshot: Snapshot,
  ...folders: readonly string[]
): Promise<readonly string[]> {
  return (await snapshot.listFolders(folders)).map((file) => file.path)
}
