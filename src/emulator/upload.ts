/** Reads the multipart body of a submission. */
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { PARTS } from '../api/routes.ts'
import { messageOf } from '../core/errors.ts'

export interface Upload {
  /** The field beside the file. */
  readonly fileName: string
  /** The name that the file's part has. */
  readonly partName: string
  readonly bytes: Uint8Array
}

const LIMITS = {
  // One more than is allowed, so that it is seen.
  files: 2,
  fields: 8,
  parts: 10,
  fieldSize: 1_024,
  headerPairs: 20,
  headerSize: 8_192,
} as const

/** The file and its name, or why they can't be read. Never rejects. */
export async function readUpload(
  contentType: string | undefined,
  body: Uint8Array,
): Promise<Upload | { readonly reason: string }> {
  if (contentType === undefined || !/^multipart\/form-data\s*;/i.test(contentType)) {
    return { reason: 'the body is not multipart/form-data' }
  }
  try {
    return check(await readParts(contentType, body))
  } catch (error) {
    return { reason: `the body is not multipart/form-data: ${messageOf(error)}` }
  }
}

interface Parts {
  readonly files: { readonly name: string; readonly fileName: string; readonly chunks: Uint8Array[] }[]
  readonly fields: { readonly name: string; readonly value: string; readonly cut: boolean }[]
}

function check({ files, fields }: Parts): Upload | { readonly reason: string } {
  const [file, ...others] = files
  if (file === undefined || file.name !== PARTS.file) {
    return { reason: `the part ${PARTS.file} with a file is missing` }
  }
  if (others.length > 0) return { reason: 'one file is taken per request' }
  const field = fields.find(({ name }) => name === PARTS.fileName)
  if (field === undefined || field.value === '') return { reason: `the field ${PARTS.fileName} is missing` }
  if (field.cut) return { reason: `the field ${PARTS.fileName} is too long` }
  if (field.value.includes('/')) return { reason: `the field ${PARTS.fileName} names a folder` }
  if (!file.fileName) return { reason: `the part ${PARTS.file} has no file name` }
  return { fileName: field.value, partName: file.fileName, bytes: Buffer.concat(file.chunks) }
}

function readParts(contentType: string, body: Uint8Array): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts: Parts = { files: [], fields: [] }
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: LIMITS,
      preservePath: true,
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
    })
    parser.on('file', (name: string, stream: BusboyFileStream, fileName: string) => {
      const chunks: Uint8Array[] = []
      parts.files.push({ name, fileName, chunks })
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      stream.on('error', reject)
    })
    parser.on('field', (name: string, value: string, _nameCut: boolean, cut: boolean) => {
      parts.fields.push({ name, value, cut })
    })
    parser.on('error', reject)
    parser.on('finish', () => resolve(parts))
    parser.end(body)
  })
}
