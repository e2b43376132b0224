/** Which hooks git runs here, from where, and whether they call the gate. */
import { relative, resolve } from 'node:path'
import { isLink, readIfThere } from '../../install/files.ts'
import { hookPath, isHuskyFolder } from '../../install/find-hook.ts'
import { BEFORE, callsGate, HOOK_NAMES, type HookName, isShim, wasShim } from '../../install/hooks.ts'
import type { InstallTarget } from '../../install/repository.ts'
import { type Check, ok, problem, warning } from './check.ts'

const RUN_INIT = 'run `mvc-gate init`'

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
      `core.hooksPath is empty (${hooksPath.scope}), so git runs no hooks`,
      'run `git config --unset core.hooksPath`',
    )
  }
  const folder = hooksPath === undefined ? gitHooks : resolve(top, hooksPath.value)
  const path = hookPath(folder, hook)
  const shown = relative(top, path)
  const from = hooksPath === undefined ? '' : ` (core.hooksPath, ${hooksPath.scope})`
  const isThere = await isLink(path)
  const now = isThere ? undefined : await readIfThere(path).catch(() => undefined)
  if (now === undefined) {
    const text = isThere
      ? `${shown} is a link${from}; cannot tell whether it calls the gate`
      : `not installed${from}`
    return isThere ? warning(about, text) : problem(about, text, RUN_INIT)
  }
  if (!now.executable && !isHuskyFolder(folder)) {
    return problem(about, `${shown}${from} is not executable, so git ignores it`, RUN_INIT)
  }
  if (isShim(now.text)) {
    const kept = await readIfThere(path + BEFORE).catch(() => undefined)
    const before = kept === undefined ? '' : `; runs ${relative(top, path + BEFORE)} first`
    return ok(about, `${shown}${from}${before}`)
  }
  if (callsGate(hook, now.text)) return ok(about, `${shown}${from} calls the gate and other commands`)
  if (wasShim(now.text))
    return warning(
      about,
      `${shown} was installed by mvc-gate and has been modified`,
      `remove it and ${RUN_INIT}`,
    )
  return problem(about, `${shown}${from} does not call the gate`, RUN_INIT)
}
