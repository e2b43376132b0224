/**
 * Which framework a file belongs to, from its path and the words in its text. Most files of a repository end here, without
 * being parsed; what has the words of a template is parsed, and its parser decides.
 */
import { FRAMEWORKS, type Framework, type FrameworkInfo, isNamed, readsFile } from '../core/frameworks.ts'
import { isTemplate as isTemplateARM } from './arm/marks.ts'
import { parseJson } from './json.ts'
import { frameworkShown, isInBraces, startOfContent } from './look.ts'
import { mayBeARM, mayBeCloudFormation } from './marks.ts'

/** What is not a template, and whether to report that it was not checked. */
export interface NotTemplate {
  readonly notTemplate: string
  readonly notable: boolean
}

export type Detected = { readonly framework: Framework } | NotTemplate

const CLOUDFORMATION: Detected = { framework: 'cloudformation' }
const ARM: Detected = { framework: 'arm' }

/**
 * The framework whose parser decides whether a file is a template. Where none is, no parser would find one.
 * @param path repository-relative; its name decides for some frameworks, such as Terraform
 * @param text the whole file
 */
export function detectFramework(path: string, text: string): Detected {
  return detectByName(path) ?? detectByText(text)
}

/**
 * What a file is meant as that can't be read, so that no parser decides.
 * @param guesses what its bytes say in the encodings they may be in, or its beginning
 */
export function detectUnread(path: string, guesses: readonly string[]): Detected {
  const named = detectByName(path)
  if (named !== undefined) return named
  for (const guess of guesses) {
    const framework = frameworkShown(guess)
    if (framework !== undefined) return { framework }
  }
  const mayBe = guesses.some((guess) => 'framework' in detectByText(guess))
  return mayBe ? { notTemplate: 'it may be a template', notable: true } : NOT_A_TEMPLATE
}

function detectByName(path: string): Detected | undefined {
  for (const info of FRAMEWORKS) {
    const detected = info.detectedBy === 'path' ? detectByPath(info, path) : undefined
    if (detected !== undefined) return detected
  }
  return undefined
}

function detectByPath(info: FrameworkInfo, path: string): Detected | undefined {
  if (readsFile(info, path)) return { framework: info.id }
  const small = path.toLowerCase()
  if (readsFile(info, small)) {
    return { notTemplate: `${info.name} reads endings in small letters only`, notable: true }
  }
  // Other values are read where a person names them: on the command line, or in the gate's configuration.
  const isValues = info.namedValues !== undefined && isNamed(small, info.namedValues)
  return isValues ? { notTemplate: `values for variables of ${info.name}`, notable: false } : undefined
}

function detectByText(text: string): Detected {
  const isCloudFormation = mayBeCloudFormation(text)
  const start = startOfContent(text)
  if (!isCloudFormation && start === text.length) return { notTemplate: 'empty', notable: false }
  if (!isInBraces(text, start) || !mayBeARM(text)) return isCloudFormation ? CLOUDFORMATION : NOT_A_TEMPLATE
  if (!isCloudFormation) return ARM
  const { root } = parseJson(text, { multilineStrings: true })
  return root !== undefined && isTemplateARM(root) ? ARM : CLOUDFORMATION
}

const NOT_A_TEMPLATE: Detected = { notTemplate: 'not a template', notable: false }
