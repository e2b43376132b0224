/** The commands and examples of the README and of docs/, as a reader sees them. */

export interface Block {
  /** `docs/ci.md` */
  readonly document: string
  /** `docs/ci.md:12`, where the text begins. */
  readonly place: string
  /** The word behind the fence: `sh`, `console`, `text`, `yaml`, `json`. */
  readonly language: string
  readonly text: string
}

const FENCED = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm

/** Fenced blocks, in their order. */
export function blocksOf(document: string, markdown: string): readonly Block[] {
  return [...markdown.matchAll(FENCED)].map(({ index, 2: language = '', 3: text = '' }) => ({
    document,
    place: `${document}:${markdown.slice(0, index).split('\n').length + 1}`,
    language,
    text,
  }))
}

/** The files that a text shows: a block below a line that names it, between backquotes. */
export function filesIn(markdown: string): readonly (readonly [path: string, text: string])[] {
  return [...markdown.matchAll(/^`([\w./-]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
    ([, path = '', text = '']) => [path, text],
  )
}

/** The commands of a `sh` block: a line each, with the lines that a backslash joins. */
export function commandsOfBlock({ text }: Block): readonly string[] {
  return text
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#\s.*$/, '').trim())
    .filter((line) => line !== '')
}

const PROGRAMS = 'mvc-gate|npx|npm|pnpm|yarn|bun|sh|git|pre-commit|terraform|docker|lefthook'
const SPAN = new RegExp(`\`((?:${PROGRAMS}) [^\`]+)\``, 'g')

/** Commands between backquotes in the text around the blocks: a program with at least one argument. */
export function commandsInText(markdown: string): readonly string[] {
  const text = markdown.replaceAll(FENCED, '')
  return [...new Set([...text.matchAll(SPAN)].map(([, command = '']) => command.replaceAll(/\s+/g, ' ')))]
}

/** Options that the text around the blocks and the blocks themselves name between backquotes or behind a command. */
export function optionsIn(markdown: string): readonly string[] {
  const spans = [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return [...new Set(spans.flatMap((span) => span.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []))]
}
