import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { useWords } from '../use-words.ts'
import type { Say } from '../words/words.ts'
import type { MedicineComparison, MedicineConflict } from './safety-comparison.ts'

const namesOf = (conflicts: readonly MedicineConflict[]): string =>
  [...new Set(conflicts.map(({ other }) => other))].join(', ')

/**
 * Says which of a patient's other medicines speak against one and why, with what it was compared, and what was not looked at.
 * A warning, not a block: the clinician decides.
 */
export function MedicineWarning({ check }: { check: MedicineComparison }): ReactElement {
  const { conflicts, compared, unknown } = check
  const { say } = useWords()
  const critical = conflicts.filter(({ level }) => level === 'critical')
  const cautions = conflicts.filter(({ level }) => level === 'caution')
  return (
    <>
      {critical.length > 0 && (
        <AlertCallout
          tone="critical"
          heading={say('prescriptions.medicine-warning.dangerous-with', { others: namesOf(critical) })}
        >
          <Conflicts conflicts={critical} />
        </AlertCallout>
      )}
      {cautions.length > 0 && (
        <AlertCallout
          tone="warning"
          heading={say('prescriptions.medicine-warning.check-with', { others: namesOf(cautions) })}
        >
          <Conflicts conflicts={cautions} />
        </AlertCallout>
      )}
      {unknown.length > 0 && (
        <AlertCallout tone="warning" heading={say('prescriptions.medicine-warning.by-name-only')}>
          <p>{say('prescriptions.medicine-warning.unknown', { names: unknown.join(', ') })}</p>
        </AlertCallout>
      )}
      <p className="mg-muted">
        {compared.length === 0
          ? say('prescriptions.medicine-warning.nothing-to-compare')
          : say('prescriptions.medicine-warning.compared', { names: [...new Set(compared)].join(', ') })}{' '}
        {say('prescriptions.medicine-warning.not-looked-at')}
      </p>
    </>
  )
}

function Conflicts({ conflicts }: { conflicts: readonly MedicineConflict[] }): ReactElement {
  const { say } = useWords()
  return (
    <ul>
      {conflicts.map((conflict) => (
        <li key={conflict.key}>
          <strong>{conflict.other}</strong> ({say(`prescriptions.taken-as.${conflict.takenAs}`)}):{' '}
          {effectOf(conflict, say)}.
          {conflict.source !== undefined && (
            <span className="mg-muted"> {say(`interactions.source.${conflict.source}`)}.</span>
          )}
          {conflict.answeredThere !== undefined && (
            <span className="mg-clinical-text">
              {' '}
              {say('prescriptions.medicine-warning.answered-there', { reason: conflict.answeredThere })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const effectOf = ({ kind }: MedicineConflict, say: Say): string =>
  kind === 'same-substance' || kind === 'same-subgroup'
    ? say(`prescriptions.medicine-warning.${kind}`)
    : say(`interactions.effect.${kind}`)
