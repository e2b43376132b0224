/** Leads of files, whatever framework they are of. */
import { FRAMEWORKS, type Framework, isNamed } from '../core/frameworks.ts'
import { ANYWHERE, type Lead, type LeadReader } from '../core/lead.ts'
import { folderOf } from '../core/path.ts'
import { ARM_LEADS } from './arm/leads.ts'
import { CLOUDFORMATION_LEADS } from './cloudformation/leads.ts'
import { TERRAFORM_LEADS } from './terraform/leads.ts'

const READERS: Readonly<Partial<Record<Framework, LeadReader>>> = {
  cloudformation: CLOUDFORMATION_LEADS,
  terraform: TERRAFORM_LEADS,
  arm: ARM_LEADS,
}

/** How a text in UTF-16 begins: its words are not found by their bytes in other encodings. */
const MARKS = [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)]

/** The bytes of which some are on every line that has a lead. */
export function leadWords(): readonly Uint8Array[] {
  const words = Object.values(READERS).flatMap((reader) => reader.words)
  return [...[...new Set(words)].map((word) => Buffer.from(word)), ...MARKS]
}

/** Reads the leads of the lines of a file; those of every framework that may read the file. */
export function leadReader(path: string): (line: Uint8Array) => readonly Lead[] {
  const folder = folderOf(path)
  const readers = FRAMEWORKS.filter(({ files }) => isNamed(path, files)).flatMap(
    ({ id }) => READERS[id] ?? [],
  )
  return (line) => {
    if (MARKS.some((mark) => mark.equals(line.subarray(0, mark.length)))) return [ANYWHERE]
    const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8')
    return readers.flatMap((reader) => reader.read(text, folder))
  }
}
