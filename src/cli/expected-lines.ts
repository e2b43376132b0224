/** What comments in the tests of policies expect: `# expect: acme-untagged` on the line of the finding, or above it. */
import { sourceText } from '../core/source.ts'
import type { Template } from '../core/template.ts'

const EXPECT = /\bexpect:\s*([a-z0-9][a-z0-9, -]{0,500})/

/** The lines on which a policy is expected to find something. */
export function expectedLines(template: Template, id: string): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const at of template.comments?.() ?? []) {
    const ids = EXPECT.exec(sourceText(at, 600))?.[1]?.split(/[,\s]+/) ?? []
    if (!ids.includes(id)) continue
    const { file, range } = at
    const { line, column } = file.position(range.start)
    const isBehind =
      file
        .line(line)
        .slice(0, column - 1)
        .trim() !== ''
    lines.add(
      isBehind ? line : (nextLine(file.text, range.end, (offset) => file.position(offset).line) ?? line),
    )
  }
  return lines
}

/** The next line that holds more than a comment; undefined where there is none. */
function nextLine(text: string, from: number, lineAt: (offset: number) => number): number | undefined {
  let at = from
  for (let lines = 0; lines < 100; lines++) {
    const found = /\S/.exec(text.slice(at))
    if (found === null) return undefined
    const start = at + found.index
    if (!/^(?:#|\/\/)/.test(text.slice(start, start + 2))) return lineAt(start)
    const end = text.indexOf('\n', start)
    if (end === -1) return undefined
    at = end
  }
  return undefined
}
