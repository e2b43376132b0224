/** Reads a file that the machine around us wrote. */
import { readFileSync, statSync } from 'node:fs'

/** The text of a file; undefined where there is no regular one, it can't be read, or it is larger than `most` bytes. */
export function readSmallFile(path: string, most: number): string | undefined {
  try {
    const now = statSync(path)
    return now.isFile() && now.size <= most ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
