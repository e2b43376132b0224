/**
 * Which framework a file belongs to, from its path and the words in its text. Most files of a repository end here, without
 * being parsed; what has the words of a template is parsed, and its parser decides.
 */
import { FRAMEWORKS, type Framework, type FrameworkInfo, isNamed, readsFile } from '../core/frameworks.ts'
import { carriedByFile } from './arm/carried.ts'
import { isTemplate as isTemplateARM } from './arm/marks.ts'
import { isTemplate as isTemplateCloudFormation } from './cloudformation/sections.ts'
import { holdsResources } from './cloudformation/serverless.ts'
import { parseJson } from './json.ts'
import { frameworkShown, isInBraces, looksLikeARM, looksLikeCloudFormation, startOfContent } from './look.ts'
import { mayBeARM, mayBeCloudFormation } from './marks.ts'
import { describeOther, type NotTemplate } from './not-templates.ts'

export type Detected = { readonly framework: Framework } | NotTemplate

const CLOUDFORMATION: Detected = { framework: 'cloudformation' }
const ARM: Detected = { framework: 'arm' }

/**
 * The framework whose parser decides whether a file is a template. Where none is, no parser would find one.
 * @param path repository-relative; its name decides for some frameworks, such as Terraform
 * @param text the whole file
 */
export function detectFramework(path: string, text: string): Detected {
  return detectByName(path) ?? detectByText(path, text)
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
  const others = guesses.map((guess) => detectByText(path, guess))
  const mayBe = others.some((each) => 'framework' in each)
  if (mayBe) return { notTemplate: 'it may be a template', notable: true }
  return others.find((each) => 'notable' in each && each.notable) ?? describeOther(path, '')
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

function detectByText(path: string, text: string): Detected {
  const isCloudFormation = mayBeCloudFormation(text)
  const start = startOfContent(text)
  if (!isCloudFormation && start === text.length) return { notTemplate: 'empty', notable: false }
  const isARM = isInBraces(text, start) && mayBeARM(text)
  if (!isCloudFormation && !isARM) return describeOther(path, text)
  if (!isInBraces(text, start)) return CLOUDFORMATION
  // One look is enough for most templates; other data that has the words need not get as far as the engine.
  if (!isARM && looksLikeCloudFormation(text)) return CLOUDFORMATION
  if (!isCloudFormation && looksLikeARM(text)) return ARM
  return detectByTree(path, text, isCloudFormation) ?? (isCloudFormation ? CLOUDFORMATION : ARM)
}

/** What JSON is whose words do not decide; undefined where it can't be read, so that the parser has to say so. */
function detectByTree(path: string, text: string, isCloudFormation: boolean): Detected | undefined {
  const { root, problems } = parseJson(text, { multilineStrings: true })
  if (root !== undefined && (isTemplateARM(root) || carriedByFile(root).length > 0)) return ARM
  if (problems.length > 0) return undefined
  const isTemplate = isCloudFormation && (isTemplateCloudFormation(root) || holdsResources(root))
  return isTemplate ? CLOUDFORMATION : describeOther(path, text)
}
