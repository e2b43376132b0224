/** Findings that are dropped because `exclude` names the file that they are in: not reported, and not silent. */
import { countedWithoutTenant, type Finding, isViolation, primaryPlace } from '../../core/finding.ts'
import { templatePath } from '../../core/frameworks.ts'
import type { NotChecked, TemplateResult } from '../../core/report.ts'
import type { EvaluatedTemplate } from '../stages.ts'

/** Those of a run, by the template that the files belong to. */
export class ExcludedFindings {
  /** Distinct violations of each: several templates may call the same one. */
  readonly #violations = new Map<string, Set<string>>()
  /** Templates that another one calls. */
  readonly #called = new Set<string>()

  /** What a template uses is read with it; findings in files that `exclude` names are dropped all the same, and counted. */
  drop(evaluated: EvaluatedTemplate): EvaluatedTemplate {
    const { planned, result } = evaluated
    const findings = result.findings.filter((finding) => {
      const isKept = planned.config.files.match(primaryPlace(finding).file.path) !== 'excluded'
      if (!isKept) this.#count(finding, result)
      return isKept
    })
    return { ...evaluated, result: { ...result, findings } }
  }

  #count(finding: Finding, { framework, path }: TemplateResult): void {
    if (!countedWithoutTenant([finding]).some(isViolation)) return
    const { file, range } = primaryPlace(finding)
    const owner = templatePath(framework, file.path)
    const known = this.#violations.get(owner) ?? new Set()
    this.#violations.set(
      owner,
      known.add(JSON.stringify([finding.policy.id, file.path, range.start, range.end])),
    )
    if (owner !== path) this.#called.add(owner)
  }

  /** One line for each template; notable where it is used by one that is checked. */
  lines(): readonly NotChecked[] {
    return [...this.#violations].map(([path, { size }]) => {
      const isCalled = this.#called.has(path)
      const what = size === 1 ? '1 violation' : `${size} violations`
      const why = isCalled ? 'a checked template uses it, but it is excluded' : 'in excluded files'
      const reason = `${what} not reported: ${why} ("exclude" in .mvcrc)`
      return { path, reason, notable: isCalled }
    })
  }
}
