/** Reads a file that the machine around us wrote. */
import { readFileSync, statSync } from 'node:fs'

/** The text of a file; undefined if it is not a regular file, cannot be read, or is larger than `most` bytes. */
export function readSmallFile(path: string, most: number): string | undefined {
  try {
    const now = statSync(path)
    return now.isFile() && now.size <= most ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
