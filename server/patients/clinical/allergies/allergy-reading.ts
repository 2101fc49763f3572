import type {
  Allergies,
  AllergyEntry,
  AllergyStatement,
} from '../../../../views/patients/clinical/allergy.ts'
import { negationOf } from '../../negation.ts'

const notTheCase: ReadonlySet<string> = new Set(['refuted', 'entered-in-error'])

const holds = ({ status, verification }: Pick<AllergyEntry, 'status' | 'verification'>) =>
  status === 'active' && !notTheCase.has(verification)

const gravity: Readonly<Record<string, number>> = { high: 0, 'unable-to-assess': 1, unknown: 1, low: 2 }

/** The words of "no known allergy", where an entry says that instead of naming an allergy. */
function asStatement(entry: AllergyEntry): AllergyStatement | undefined {
  const negation = negationOf({ words: entry.substance, codes: entry.codes, reaction: entry.reaction })
  return (
    negation && {
      id: entry.id,
      says: negation.says,
      scope: negation.scope,
      substance: negation.scope === 'substance' ? negation.substance : null,
      note: entry.note,
      source: entry.source,
      recorded: entry.recorded,
      recordedBy: entry.recordedBy,
      endedAt: null,
      endedBy: null,
      endedBecause: null,
      asEntry: true,
    }
  )
}

/**
 * Reads a list of allergies: which of them count (for the banner, for the check of a prescription, for every list), what
 * was stated, and whether anybody has asked. An allergy counts that is active and neither refuted nor entered in error;
 * an entry that says that there is none is a statement.
 * @param statements those that have not ended, the newest first
 * @param notes what was written freely beside the list, one thing on each line
 */
export function readAllergies(
  entries: readonly AllergyEntry[],
  statements: readonly AllergyStatement[],
  notes: string | null,
): Allergies {
  const read = entries.map((entry) => ({ entry, statement: asStatement(entry), holds: holds(entry) }))
  const active = read
    .filter((one) => one.holds && one.statement === undefined)
    .map(({ entry }) => entry)
    .toSorted((one, other) => (gravity[one.criticality] ?? 1) - (gravity[other.criticality] ?? 1))
  const stated = [
    ...statements.filter(({ endedAt }) => endedAt === null),
    ...read.flatMap(({ statement, holds: counts }) => (counts && statement !== undefined ? [statement] : [])),
  ]
  const none = stated.some(({ says, scope }) => says === 'none-known' && scope === 'any')
  return {
    active,
    notActive: read.filter((one) => !one.holds).map(({ entry }) => entry),
    statements: stated,
    state: active.length > 0 ? 'recorded' : none ? 'none-known' : 'not-asked',
    warnings: (notes?.split('\n') ?? [])
      .map((line) => line.trim())
      .filter((line) => line !== '' && negationOf({ words: line, codes: [] }) === undefined),
  }
}
