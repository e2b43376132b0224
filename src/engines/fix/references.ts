/** Whether a template still names what a fix removes. */
import type { Resource, Template } from '../../core/template.ts'

/** More text than this is not searched: something may name the resource there. */
const MOST_TEXT = 5_000_000

/** Whether a file of the template names a resource that is no longer in it. */
export function isStillNamed(
  { name, type, block = name }: Resource,
  { files, framework }: Template,
): boolean {
  const [word, kind] = framework === 'terraform' ? addressOf(block) : [block, type]
  let searched = 0
  return files.some(({ text }) => {
    searched += text.length
    if (searched > MOST_TEXT) return true
    return occursAsWord(text, word) && (framework !== 'arm' || occursAsWord(text, kind ?? ''))
  })
}

/** `aws_s3_bucket.orders`, also of one in a module. */
function addressOf(block: string): readonly [string] {
  return [block.split('.').slice(-2).join('.')]
}

function occursAsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + word.length])) return true
  }
  return false
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character)
}
