/** Bounds on the work of evaluating one template. */

/** Far more than a template of 4 MB, Azure's limit, needs; a hostile one runs out of it in about a second. */
export const MAX_STEPS = 500_000
/** Levels of evaluation, variables followed included: little enough for the call stack. */
export const MAX_DEPTH = 300
