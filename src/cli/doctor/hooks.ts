/** Which hooks git runs here, from where, and whether they call the gate. */
import { join, relative, resolve } from 'node:path'
import { isLink, readIfThere } from '../../install/files.ts'
import { BEFORE, callsGate, HOOK_NAMES, type HookName, isShim, wasShim } from '../../install/hooks.ts'
import type { InstallTarget } from '../../install/repository.ts'
import { type Check, ok, problem, warning } from './check.ts'

const MEND = 'run mvc-gate init'

/** One for each hook of the gate. */
export function checkHooks(target: InstallTarget): Promise<readonly Check[]> {
  return Promise.all(HOOK_NAMES.map((hook) => checkHook(hook, target)))
}

async function checkHook(hook: HookName, target: InstallTarget): Promise<Check> {
  const about = `hook ${hook}`
  const { top, gitHooks, hooksPath } = target
  if (hooksPath?.value === '') {
    return problem(
      about,
      `core.hooksPath is set to nothing (${hooksPath.scope}): git runs no hooks`,
      'git config --unset core.hooksPath',
    )
  }
  const folder = hooksPath === undefined ? gitHooks : resolve(top, hooksPath.value)
  // husky has git call a file that calls the one of the same name beside its folder.
  const path = folder.endsWith('_') ? join(folder, '..', hook) : join(folder, hook)
  const shown = relative(top, path)
  const from = hooksPath === undefined ? '' : ` (core.hooksPath, ${hooksPath.scope})`
  const isThere = await isLink(path)
  const now = isThere ? undefined : await readIfThere(path).catch(() => undefined)
  if (now === undefined) {
    const text = isThere
      ? `${shown} is a link${from}; whether it calls the gate is not known`
      : `there is none${from}`
    return isThere ? warning(about, text) : problem(about, text, MEND)
  }
  if (!now.executable && !folder.endsWith('_')) {
    return problem(about, `${shown}${from} is not executable: git passes over it`, MEND)
  }
  if (isShim(now.text)) {
    const kept = await readIfThere(path + BEFORE).catch(() => undefined)
    const before = kept === undefined ? '' : `; before it ${relative(top, path + BEFORE)}`
    return ok(about, `${shown}${from}${before}`)
  }
  if (callsGate(hook, now.text)) return ok(about, `${shown}${from} calls the gate among others`)
  if (wasShim(now.text))
    return warning(about, `${shown} is mvc-gate's and was changed by hand`, `remove it and ${MEND}`)
  return problem(about, `${shown}${from} does not call the gate`, MEND)
}
