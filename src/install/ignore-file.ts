/** The line of .gitignore that keeps installed packages out of commits. Planning changes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { simpleGit } from 'simple-git'
import { type FileChange, readIfThere } from './files.ts'
import { folderOfPackage } from './find-package.ts'
import type { InstallTarget } from './repository.ts'

const ADDED = ['# Packages that npm installs, mvc-gate among them.', 'node_modules/']

/**
 * Plans the line beside the node_modules that has the package, where git neither ignores the folder nor tracks what is in it.
 * Nothing is planned where no such folder is needed (Yarn's Plug'n'Play), or the file is not a regular one.
 */
export async function planIgnore({ top, folder }: InstallTarget): Promise<readonly FileChange[]> {
  const at = folderOfPackage(top, folder) ?? folder
  if ([at, folder, '.'].some((each) => existsSync(join(top, each, '.pnp.cjs')))) return []
  if (await isKnownToGit(top, at === '.' ? 'node_modules' : `${at}/node_modules`)) return []
  const path = join(top, at, '.gitignore')
  const now = await readIfThere(path).catch(() => ({ text: undefined }))
  if (now !== undefined && now.text === undefined) return []
  return [{ path, before: now?.text, after: withLine(now?.text ?? ''), makeExecutable: false }]
}

/** Plans every .gitignore as it was before `planIgnore`, in the folder and those above it. */
export async function planWithoutIgnore({ top, folder }: InstallTarget): Promise<readonly FileChange[]> {
  const names = folder === '.' ? [] : folder.split('/')
  const folders = ['.', ...names.map((_, i) => names.slice(0, i + 1).join('/'))]
  const changes = await Promise.all(
    folders.map(async (each): Promise<readonly FileChange[]> => {
      const path = join(top, each, '.gitignore')
      const before = (await readIfThere(path).catch(() => undefined))?.text
      if (before === undefined) return []
      return [{ path, before, after: withoutLine(before), makeExecutable: false }]
    }),
  )
  return changes.flat()
}

/** Whether a folder is ignored or has tracked files, or git cannot tell, as behind a link. */
async function isKnownToGit(top: string, folder: string): Promise<boolean> {
  const git = simpleGit({ baseDir: top })
  try {
    // Not the folder itself: it need not exist, and a rule for folders matches only what is known to be one.
    const ignored = await git.checkIgnore([`${folder}/mvc-gate`])
    return ignored.length > 0 || (await git.raw(['ls-files', '--', `:(top,literal)${folder}`])) !== ''
  } catch {
    return true
  }
}

/** A text without a line end at its end stays one, so that removing the line restores it. */
function withLine(text: string): string {
  const end = lineEndOf(text)
  const added = ADDED.join(end)
  return text === '' || text.endsWith('\n') ? `${text}${added}${end}` : `${text}${end}${added}`
}

function withoutLine(text: string): string | undefined {
  const end = lineEndOf(text)
  const added = ADDED.join(end)
  if (text === `${added}${end}`) return undefined
  return text.endsWith(`${end}${added}`)
    ? text.slice(0, -(end.length + added.length))
    : text.replace(`${added}${end}`, () => '')
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
