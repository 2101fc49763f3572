import type { RecordLink, RecordMenu } from '../../views/patients/record-menu.ts'
import type { Words } from '../../views/words/words.ts'
import type { MessageKey } from '../../views/words/languages.ts'
import type { Action } from '../access/actions.ts'
import type { Actor, Circumstances, PatientRelationship } from '../access/actor.ts'
import { decide } from '../access/decide.ts'
import { paths } from '../paths.ts'

/** Who asks about whom, and where they are. */
export type AskedRecord = {
  readonly actor: Actor
  readonly circumstances: Circumstances
  readonly relationship: PatientRelationship
  /** The address of the page, to mark the tab that it stands under. */
  readonly page: string
  readonly words: Words
}

type Place = {
  readonly action: Action
  readonly label: MessageKey
  readonly href: (patientId: string) => string
}

/** The parts of a record, in the order of the tabs; `also` are other addresses that stand under one of them. */
const tabs: readonly (Place & { readonly exact?: true; readonly also?: (patientId: string) => string })[] = [
  { action: 'chart.open', label: 'patients.tab.summary', href: paths.patient, exact: true },
  {
    action: 'chart.open',
    label: 'patients.tab.medicines',
    href: paths.patientPrescriptions,
    also: () => '/prescriptions/',
  },
  { action: 'chart.open', label: 'patients.tab.problems', href: paths.conditions },
  { action: 'chart.open', label: 'patients.tab.encounters', href: paths.encounters },
  { action: 'chart.open', label: 'patients.tab.results', href: paths.results, also: paths.vitalSigns },
  { action: 'disclosures.open', label: 'patients.tab.disclosures', href: paths.disclosures },
]

const newNote: Place = {
  action: 'encounter.record',
  label: 'patients.record-menu.new-note',
  href: paths.newEncounter,
}

const prescribe: Place = {
  action: 'prescription.draft',
  label: 'patients.record-menu.prescribe',
  href: paths.newPrescription,
}

const others: readonly Place[] = [
  { action: 'vital-signs.record', label: 'patients.record-menu.vital-signs', href: paths.newVitalSigns },
  { action: 'result.record', label: 'patients.record-menu.results', href: paths.newResults },
  { action: 'care-team.change', label: 'patients.record-menu.care-team', href: paths.careTeam },
  { action: 'record.copy', label: 'patients.record-menu.copy', href: paths.copy },
  { action: 'death.record', label: 'patients.record-menu.death', href: paths.death },
]

const isUnder = (page: string, href: string) => page === href || page.startsWith(`${href}/`)

/**
 * Where a page about a patient leads on, for who reads it now and from here: asked of the same decision that the pages
 * themselves ask, so that no link leads to a refusal.
 */
export function recordMenuOf(asked: AskedRecord): RecordMenu {
  const { actor, circumstances, relationship, page, words } = asked
  const { patientId } = relationship
  const decided = new Map<Action, boolean>()
  const may = (action: Action): boolean => {
    const known = decided.get(action) ?? decide(actor, action, circumstances, relationship).allowed
    decided.set(action, known)
    return known
  }
  const link = ({ label, href }: Place): RecordLink => ({
    label: words.tell({ key: label }),
    href: href(patientId),
  })
  const allowed = tabs.filter(({ action }) => may(action))
  // On a form, what else could be begun would only lead away from it.
  const reading = allowed.some(({ href, also }) => page === href(patientId) || page === also?.(patientId))
  const offered = (place: Place) => reading && may(place.action)
  return {
    tabs: allowed.map((tab) => {
      const href = tab.href(patientId)
      const current =
        tab.exact === true
          ? page === href
          : isUnder(page, href) || (tab.also !== undefined && page.startsWith(tab.also(patientId)))
      return { ...link(tab), current }
    }),
    newNote: offered(newNote) ? { ...link(newNote), primary: page === paths.patient(patientId) } : undefined,
    prescribe: offered(prescribe) ? link(prescribe) : undefined,
    more: others.filter(offered).map(link),
    allergies: may('chart.open') ? paths.allergies(patientId) : undefined,
    emergency: actor.grants.some((grant) => grant.patientId === patientId && grant.endsAt > circumstances.at),
  }
}
