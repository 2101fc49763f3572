import type { Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { ClinicalRows, type Added } from './clinical-rows.ts'
import { reference } from './datatypes.ts'
import type { ImportRun } from './import-run.ts'
import { placeText, type Journal, type Place } from './journal.ts'
import { medicationAskedFor } from './map-medication-request.ts'
import type { Links } from './mapping.ts'
import { idNamedBy } from './references.ts'
import type { Resource } from './resource.ts'
import type { DocumentToKeep, KnownDocument, KnownDocuments, Name } from './source-documents.ts'
import type { KnownPatient } from './take-patient.ts'

/** A resource and where it stands. */
export type Placed = { readonly place: Place; readonly resource: Resource }

/** What is remembered from one batch of a patient's resources to the next. */
export type PatientMemory = {
  /** Where each resource stood first, by its name. */
  readonly seen: Map<string, string>
  /** The rows of the patient's encounters, by the ids of their resources; null for one that has no row. */
  readonly encounters: Map<string, string | null>
}

const encounterNamedBy = ({ json }: Resource): string | undefined => {
  const named = reference.safeParse(json['encounter'])
  return named.success ? idNamedBy(named.data, 'Encounter') : undefined
}

/** The encounters that these resources name, besides the resources themselves. */
function namesOf(batch: readonly Placed[]): Name[] {
  const encounters = batch.map(({ resource }) => encounterNamedBy(resource)).filter((id) => id !== undefined)
  return [
    ...batch.map(({ resource }) => resource),
    ...[...new Set(encounters)].map((id) => ({ kind: 'Encounter' as const, id })),
  ]
}

function linksOf(run: ImportRun, patient: KnownPatient, memory: PatientMemory, known: KnownDocuments): Links {
  return {
    practitioner: (named) => run.practitioners.named(named),
    medication: (code) => run.medications.idOf(code),
    encounter: (named) => {
      const id = idNamedBy(named, 'Encounter')
      if (id === undefined) {
        return undefined
      }
      const met = memory.encounters.get(id)
      const document = known({ kind: 'Encounter', id })
      const earlier = document?.patientId === patient.id ? document.targetId : null
      return (met === undefined ? earlier : met) ?? undefined
    },
  }
}

/** Why a resource cannot be taken at all, whatever it says; undefined where it can. */
function hindrance(
  { id }: KnownPatient,
  { seen }: PatientMemory,
  { kind, id: sourceId }: Resource,
  document: KnownDocument | undefined,
): string | undefined {
  const first = seen.get(`${kind}/${sourceId}`)
  if (first !== undefined) {
    return `id: stands in ${first} already`
  }
  return document === undefined || document.patientId === id
    ? undefined
    : 'id: is that of a resource of another patient'
}

/** Gathers what a new or changed resource came to, and takes back the row of one that can have none any more. */
function gather(
  { services, at }: ImportRun,
  { id: patientId, key }: KnownPatient,
  { rows, links }: { rows: ClinicalRows; links: Links },
  resource: Resource,
  known: KnownDocument | undefined,
): { added: Added; document: DocumentToKeep } {
  const earlier = known?.targetId ?? null
  const id = earlier ?? newId()
  const { timeZone } = services.time
  const added = rows.add(resource, { id, patientId, key, links, timeZone, importedAt: at })
  const hasRow = 'remarks' in added
  if (!hasRow && earlier !== null) {
    rows.withdraw(resource.kind, earlier)
  }
  return { added, document: { resource, known, patientId, targetId: hasRow ? id : null, key } }
}

/** Takes a batch of one patient's resources into the record: one round trip to read, one for each table to write. */
export async function takeResources(
  run: ImportRun,
  transaction: Transaction,
  patient: KnownPatient,
  batch: readonly Placed[],
  memory: PatientMemory,
  journal: Journal,
): Promise<void> {
  const known = await run.documents.find(transaction, namesOf(batch))
  const asked = batch.map(({ resource }) => medicationAskedFor(resource))
  await run.medications.provide(
    asked.filter((code) => code !== undefined),
    run.at,
  )
  const rows = new ClinicalRows()
  const links = linksOf(run, patient, memory, known)
  const documents: DocumentToKeep[] = []
  for (const { place, resource } of batch) {
    const found = known(resource)
    const reason = hindrance(patient, memory, resource, found)
    if (reason !== undefined) {
      journal.refuse(place, resource.id, reason)
      continue
    }
    memory.seen.set(`${resource.kind}/${resource.id}`, placeText(place))
    if (found !== undefined && run.documents.isSame(found, resource)) {
      journal.note(place, 'unchanged')
      continue
    }
    const { added, document } = gather(run, patient, { rows, links }, resource, found)
    documents.push(document)
    if (resource.kind === 'Encounter') {
      memory.encounters.set(resource.id, document.targetId)
    }
    journal.keep(place, resource.id, { changed: found !== undefined, ...added })
  }
  if (!run.dryRun) {
    await rows.write(transaction)
  }
  await run.documents.keep(transaction, documents, run.at)
}
