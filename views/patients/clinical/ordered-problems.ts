import type { ConditionEntry } from './condition.ts'

const snomed: ReadonlySet<string> = new Set(['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'])

/** Social circumstances, by their codes in SNOMED CT. What harms or endangers (abuse, violence, alcohol, drugs) is not among them. */
const socialCircumstances: ReadonlySet<string> = new Set([
  '160903007', // Full-time employment
  '160904001', // Part-time employment
  '741062008', // Not in labor force
  '73438004', // Unemployed
  '224299000', // Received higher education
  '224295006', // Only received primary school education
  '5251000175109', // Received certificate of high school equivalency
  '423315002', // Limited social contact
  '422650009', // Social isolation
  '266948004', // Has a criminal record
  '105531004', // Housing unsatisfactory
  '266934004', // Transport problem
  '713458007', // Lack of access to transportation
])

function isSocial({ codes }: Pick<ConditionEntry, 'codes'>): boolean {
  return codes.some((token) => {
    const cut = token.lastIndexOf('|')
    return snomed.has(token.slice(0, Math.max(0, cut))) && socialCircumstances.has(token.slice(cut + 1))
  })
}

const semanticTag = / \((disorder|finding|situation|person|event)\)$/

/** Findings and situations, by the semantic tag that SNOMED CT's full names end with; what has none is taken for a disorder. */
const isFinding = ({ description }: Pick<ConditionEntry, 'description'>): boolean => {
  const tag = semanticTag.exec(description)?.[1]
  return tag !== undefined && tag !== 'disorder'
}

/** A problem as one line calls it: without what only says that it is a disorder or a finding. */
export const shortName = (description: string): string =>
  description.replace(/ \((?:disorder|finding)\)$/, '')

/** What a patient has now, in the order in which a summary tells it. */
export type OrderedProblems = {
  /** Disorders first, then findings and situations: each has its line. */
  readonly clinical: readonly ConditionEntry[]
  /** Social circumstances: folded, with their number. */
  readonly social: readonly ConditionEntry[]
  /** Statements that there is none, or that nobody knows. */
  readonly statements: readonly ConditionEntry[]
}

/**
 * Orders what a patient has now. Only what is known to be a social circumstance, by its code, is folded: a finding may be a
 * pregnancy, a transplant or a suspected cancer, and words alone do not tell (docs/decisions/0119).
 */
export function orderedProblems(conditions: readonly ConditionEntry[]): OrderedProblems {
  const problems = conditions.filter(({ denies }) => denies === null)
  const clinical = problems.filter((one) => !isSocial(one))
  return {
    clinical: [...clinical.filter((one) => !isFinding(one)), ...clinical.filter(isFinding)],
    social: problems.filter(isSocial),
    statements: conditions.filter(({ denies }) => denies !== null),
  }
}
